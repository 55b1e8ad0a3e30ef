"""A folder of files that want to do harm: to hang, to eat memory, to read what is not theirs, to stop the run."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.ingest.rig import article
from tests.ingest.test_warc import pages, record

PROSE = "The harbour of Velmar was closed on Monday after the storm, Ada Lark said. "
MOST_BYTES, MOST_CHARACTERS = 10_000_000, 500_000
_TEXT = MOST_CHARACTERS - 1


def page(body: str, head: str = "") -> bytes:
    article = f"<article><p>{PROSE * 3}</p>{body}</article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{article}</body></html>".encode()


def zeros(count: int) -> bytes:
    """So many zeros as gzip packs them, made of one packed piece over and over: to pack a billion takes seconds."""
    piece = bytes(10_000_000)
    times, left = divmod(count, len(piece))
    assert left == 0
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    # Behind a full flush nothing refers to what was before.
    packed = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    sum = 0
    for _ in range(times):
        sum = zlib.crc32(piece, sum)
    head = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
    return head + packed * times + packer.flush() + struct.pack("<LL", sum, count & 0xFFFFFFFF)


def pages_of_html() -> Iterator[tuple[str, bytes]]:
    yield "nested-divs", page("<div>" * 100_000)
    yield "nested-below-the-limit", page("<div>" * 1_900 + PROSE)
    yield "nested-spans-closed", page("<span>" * 50_000 + "</span>" * 50_000)
    yield "nested-tables", page("<table><tr><td>" * 20_000)
    yield "nested-svg", page("<svg><g>" * 50_000)
    yield "nested-lists", page("<ul><li>" * 50_000)
    yield "attributes", page("<p " + " ".join(f"a{n}=b" for n in range(50_000)) + f">{PROSE}</p>")
    yield "attribute-of-megabytes", page(f'<p title="{"x" * 9_000_000}">{PROSE}</p>')
    yield "one-line", page("<p>" + PROSE * (9_500_000 // len(PROSE)) + "</p>")
    yield "over-the-limit", page("x" * MOST_BYTES)
    yield "paragraphs", page("<p>Rain.</p>" * 100_000)
    yield "unclosed-bold", page("<b>" * 300_000)
    yield "misnested", page("<b><i></b></i>" * 100_000)
    yield "unclosed-comment", page("<!-- " + PROSE * 50_000)
    yield "comments", b"<!---->" * 100_000 + page("")
    yield "unclosed-script", page("<script>" + "<" * 3_000_000)
    yield "scripts", page("<script></script>" * 100_000)
    yield "less-than", page("<" * 3_000_000)
    yield "unclosed-tags", page("<a " * 500_000)
    yield "entities", page("&lt;&#x26;&amp;" * 300_000)
    yield "entity-numbers", page("&#" + "9" * 1_000_000 + ";&#xD800;&#0;")
    yield "nul", page("\x00" * 100_000 + PROSE)
    yield "controls", page("".join(map(chr, range(32))) * 1_000)
    yield "metas", page("", '<meta name="author" content="Iva">' * 10_000)
    yield "title", page("", f"<title>{PROSE * 50_000}</title>")
    yield "json-ld", page("", f'<script type="application/ld+json">{"[" * 200_000}</script>')
    yield "dates", page("2024-03-04 " * 100_000, '<meta name="date" content="' + "2024-" * 100_000 + '">')
    yield "links", page('<a href="http://169.254.169.254/">Rain</a> ' * 10_000, '<base href="file:///etc/">')
    yield "refresh", page("", '<meta http-equiv="refresh" content="0;url=file:///etc/passwd">')
    yield "cdata", page("<![CDATA[" * 100_000)
    yield "zalgo", page("r" + "\u0301" * 400_000)
    yield "xxe", b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page("&x;")
    yield "laughs", BILLION.encode() + page("&a11;")
    yield "utf-7", b'<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>\xff' + page("")
    yield "utf-16-as-utf-8", page("", '<meta charset="utf-8">').decode().encode("utf-16-le")
    yield "utf-8-as-utf-16", page("é", '<meta charset="utf-16">')
    yield "charset-zlib", page("", '<meta charset="zlib">') + b"\xff\xfe"
    yield "charset-unknown", page("", '<meta charset="klingon">') + b"\xc3"
    yield "utf-32", page("").decode().encode("utf-32")
    yield "odd-utf-16", b"\xff\xfe" + page("").decode().encode("utf-16-le")[:-1]


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


_PIECES = {
    "one-word": "a", "brackets": "(", "quotes": '"', "curly": "“", "digits": "7", "lines": "a\n",
    "carriage-returns": "\r", "spaces": "a    ", "dots": ".", "dashes": "—", "colons": "A: ", "bylines": "By Iva\n",
    "capitals": "VELMAR ", "marks": "\u0301", "emoji": "👩‍👩‍👧", "right-to-left": "\u202eabc",
    "jamo": "\u1100\u1161\u11a8", "slashes": "1/2/", "at": "@a", "hash": "#a ", "spread": "ﷺ", "tabs": "\ta\n",
    "bullets": "- a\n", "addresses": "https://", "parts": "\n\n", "stamps": "Mon 1 at ",
}  # fmt: skip
"""Texts of nothing else, as long as a text may be."""


def texts() -> Iterator[tuple[str, bytes]]:
    noise = random.Random(7)
    yield "empty", b""
    yield "blank", b" \t\r\n" * 100_000
    yield "nuls", b"\x00" * 1_000_000
    yield "noise", noise.randbytes(1_000_000)
    yield "gzip", zeros(100_000_000)
    yield "zip", _zip()
    yield "pdf", b"%PDF-1.4\n" + noise.randbytes(1000)
    yield "image", b"\x89PNG\r\n" + noise.randbytes(1000)
    yield "over-the-limit", b"x" * (MOST_BYTES + 1)
    yield "one-line-of-megabytes", (PROSE * (9_900_000 // len(PROSE))).encode()
    for name, piece in _PIECES.items():
        yield name, ("Rain\n\n" + piece * (_TEXT // len(piece)))[:_TEXT].encode()
    yield "overlong", PROSE.encode() + b"\xc0\xaf\xe0\x80\xaf" * 10
    yield "surrogates", PROSE.encode() + b"\xed\xa0\x80" * 10
    yield "cut-character", PROSE.encode() + "é".encode()[:1]
    yield "base64", base64.b64encode(noise.randbytes(300_000))


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../../tmp/escaped.txt", bytes(10_000_000))
    return made.getvalue()


def lines() -> Iterator[tuple[str, bytes]]:
    good = json.dumps({"text": f"Harbour closed\n\n{PROSE * 3}", "url": "https://coast.example/lines"}).encode()
    bad = [b"{", b"[" * 500_000, b'{"text": "\\ud800"}', b'{"text": "\xff"}', b"\x00", b'{"text": 1e999999}', b"null",
           b'{"text": "' + b"x" * 11_000_000 + b'"}', b'{"a":' * 100_000, b'{"text": "Rain", "published": "soon"}',
           b'{"text": "' + b'\\u0041' * 200_000 + b'"}',
           b'{"text": "", "html": null}', b'{"text": "a", "authors": "b"}']  # fmt: skip
    yield "bad-lines", b"\n".join([*bad, good, *bad])
    yield "no-line", b"\r\n\x0c" * 100_000
    yield "one-line", b'{"text": "' + b"x" * 30_000_000
    yield "binary", random.Random(3).randbytes(500_000)


def feeds() -> Iterator[tuple[str, bytes]]:
    def rss(inside: str, head: str = '<?xml version="1.0"?>') -> bytes:
        return f'{head}<rss version="2.0"><channel><item><title>Rain</title>{inside}</item></channel></rss>'.encode()

    external = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    parameter = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]>'
    yield "laughs", rss("<description>&a11;</description>", BILLION)
    yield "quadratic", rss("&x;" * 100_000, f'<!DOCTYPE rss [<!ENTITY x "{"x" * 100_000}">]>')
    yield "xxe", rss("<description>&x;</description>", external)
    yield "parameter-entity", rss("<description>Rain.</description>", parameter)
    yield "doctype-of-megabytes", rss("", "<!DOCTYPE rss [" + "<!-- x -->" * 300_000 + "]>")
    yield "nested", rss("<a>" * 50_000)
    yield "nested-closed", rss("<a>" * 20_000 + "</a>" * 20_000)
    yield "nested-items", b"<rss version='2.0'>" + b"<channel><item>" * 30_000
    yield "nested-html", rss(f"<description><![CDATA[{'<div>' * 100_000}]]></description>")
    yield "items", b"<rss version='2.0'><channel>" + b"<item><title>a</title></item>" * 100_000 + b"</channel></rss>"
    yield "text-of-megabytes", rss(f"<description>{PROSE * 100_000}</description>")
    yield "attributes", rss("<a " + " ".join(f'a{n}="b"' for n in range(10_000)) + "/>")
    yield "bases", rss("".join(f'<a xml:base="../{n}/">' for n in range(10_000)))
    yield "dates", rss("<pubDate>" + "Mon, 04 Mar 2024 " * 50_000 + "</pubDate>")
    yield "charset", rss("", '<?xml version="1.0" encoding="klingon"?>')
    yield "utf-7", rss("", '<?xml version="1.0" encoding="utf-7"?>')
    yield "cut", rss("<description>Rain.</description>")[:-40]
    yield "json", b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 500_000
    yield "no-feed", page("")


def archives() -> Iterator[tuple[str, bytes]]:
    two = b"".join(pages(2))
    zipped = ["Content-Type: text/html", "Content-Encoding: gzip"]
    yield "cut", two[:-150]
    yield "garbled", two[:700] + b"\xff" * 50 + two[750:]
    yield "length-of-petabytes", record(length=10**15) + two
    yield "length-too-short", record(length=300) + two
    yield "negative-length", record(length=-1) + two
    yield "header", b"WARC/1.0\r\n" + b"X: y\r\n" * 500_000
    yield "header-line", b"WARC/1.0\r\nX: " + b"y" * 5_000_000
    yield "html-bomb", record("http://coast.example/b", zeros(10**9), *zipped) + two
    yield "nested-gzip", record("http://coast.example/n", gzip.compress(gzip.compress(article())), *zipped)
    yield (
        "paths",
        b"".join(record(x) for x in ("../../escaped.html", "/tmp/escaped.html", "file:///etc/passwd", "\\\\x\\y")),
    )
    yield "deep-page", record("http://coast.example/d", page("<div>" * 100_000))


def make(folder: Path) -> int:
    """Fill a folder; how many files there are in it, good ones between them ("good-1.txt" …)."""
    for suffix, made in ((".html", pages_of_html()), (".txt", texts()), (".jsonl", lines()), (".xml", feeds()),
                         (".warc", archives())):  # fmt: skip
        (folder / suffix[1:]).mkdir()
        for name, data in made:
            (folder / suffix[1:] / f"{name}{suffix}").write_bytes(data)
        (folder / suffix[1:] / "good.txt").write_text(f"Harbour closed\n\n{PROSE * 3}({suffix})")
        (folder / suffix[1:] / "zz-good.html").write_bytes(article(f"The harbour was closed on Monday ({suffix})."))
    packed = gzip.compress(record("http://coast.example/film", bytes(300_000_000), "Content-Type: image/png"))
    (folder / "warc" / "film.warc.gz").write_bytes(packed + gzip.compress(pages(1)[0]))
    (folder / "warc" / "zeros.warc.gz").write_bytes(zeros(10**9))
    (folder / "warc" / "gzip-in-gzip.warc.gz").write_bytes(gzip.compress(gzip.compress(pages(1)[0])))
    links = folder / "links"
    links.mkdir()
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(f"Secret\n\n{PROSE}")
    (links / "out.txt").symlink_to(outside / "secret.txt")
    (links / "folder").symlink_to(outside)
    (links / "circle.txt").symlink_to("circle.txt")
    (links / "nowhere.txt").symlink_to("nowhere")
    (links / "up").symlink_to("..")
    (links / "device.txt").symlink_to("/dev/zero")
    (links / "folder.html").mkdir()
    os.mkfifo(links / "pipe.txt")
    (links / "line\nbreak.txt").write_text(f"Harbour closed\n\n{PROSE * 3}")
    Path(os.fsdecode(os.fsencode(links) + b"/\xff\xfe.txt")).write_text(f"Harbour closed\n\n{PROSE * 3}")
    return sum(1 for path in folder.rglob("*") if not path.is_dir())
