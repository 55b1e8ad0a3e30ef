"""Web archives: the pages in them, once each; what is damaged costs no more than it must."""

from __future__ import annotations

import gzip
import zlib

import pytest

from onrecord.errors import DocumentError
from onrecord.ingest import Raw, ingest
from onrecord.ingest.limits import DEFAULT, Limits
from onrecord.ingest.sources import count, expand
from tests.ingest.rig import article

HTML = "Content-Type: text/html; charset=utf-8"


def record(
    url="http://coast.example/1", body=None, *headers, kind="response", status="200 OK", length=None, media=None
):
    """One WARC record."""
    body = article() if body is None else body
    if media is None:
        lines = [f"HTTP/1.1 {status}", *(headers or (HTML,))]
        body = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2024-03-04T05:06:07Z",
        "WARC-Record-ID: <urn:uuid:1>",
        f"Content-Type: {media or 'application/http; msgtype=response'}",
        f"Content-Length: {len(body) if length is None else length}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [
        record(f"http://coast.example/{n}", article(f"Rain fell on Velmar for {n} days.")) for n in range(1, count + 1)
    ]


def chunked(data: bytes, size: int = 100) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;x=y\r\n" % len(p) + p + b"\r\n" for p in parts) + b"0\r\n\r\n"


@pytest.fixture
def read(tmp_path):
    def run(data: bytes, name: str = "crawl.warc", limits: Limits = DEFAULT, about: Raw | None = None):
        (tmp_path / name).write_bytes(data)
        return list(expand(tmp_path / name, limits=limits, about=about))

    return run


@pytest.mark.parametrize(
    "pack", [b"".join, lambda rs: b"".join(map(gzip.compress, rs)), lambda rs: gzip.compress(b"".join(rs))]
)
def test_pages_in_their_order(read, pack):
    found = read(pack(pages(5)), "crawl.warc.gz", about=Raw(data=b"", source="", outlet="Coast News"))
    assert [raw.source for raw in found] == [f"http://coast.example/{n}" for n in range(1, 6)]
    document = ingest(found[2])
    assert "for 3 days" in document.text
    assert (document.url, document.outlet, document.published) == ("http://coast.example/3", "Coast News", None)


@pytest.mark.parametrize(
    ("made", "pages"),
    [
        (record(media="text/html", kind="resource", url="https://coast.example/r"), 1),
        (record(media="text/html", kind="resource", url="../../etc/cron.d/x"), 1),
        (record(None, b"", "Content-Type: application/xhtml+xml; charset=utf-8"), 1),
        (record(media="text/plain", kind="resource"), 0),
        (record(kind="revisit"), 0),
        (record(kind="request"), 0),
        (record(kind="metadata", media="text/html"), 0),
        (record(status="404 Not Found"), 0),
        (record(status="301 Moved"), 0),
        (record(None, b"\x89PNG", "Content-Type: image/png"), 0),
        (record(None, b"{}", "X: y"), 0),
        (record(media="application/http", body=b"no such thing"), 0),
        (record(media="application/http", body=b""), 0),
        (record(media="application/http", body=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000 + b"\r\n"), 0),
        (b"", 0),
    ],
)
def test_what_is_a_page(read, made, pages):
    after = record("http://coast.example/after")
    found = read(made + after)
    assert [isinstance(x, Raw) for x in found] == [True] * (pages + 1)
    assert found[-1].source == "http://coast.example/after"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<http://coast.example/1>", "http://coast.example/1"),
        ("urn:x", None),
        ("../../../etc/passwd", None),
        ("/etc/passwd", None),
        ("C:\\\\x", None),
        ("javascript:alert(1)", None),
        ("http://coast.example/\u202ea", None),
    ],
)
def test_only_addresses_of_the_web_are_urls(read, target, expected, tmp_path):
    (raw,) = read(record(target))
    assert raw.url == expected
    assert raw.source == (expected or f"{tmp_path}/crawl.warc:1")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["crawl.warc"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(article()), ["Content-Encoding: gzip"]),
        (zlib.compress(article()), ["Content-Encoding: deflate"]),
        (chunked(article()), ["Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(article())), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        # headers of encodings that the crawler has undone already
        (article(), ["Content-Encoding: gzip"]),
        (article(), ["Content-Encoding: br", "Transfer-Encoding: chunked"]),
        (gzip.compress(article()), ["Content-Encoding: GZIP"]),
    ],
)
def test_encodings_are_undone(read, body, headers):
    (raw,) = read(record("http://coast.example/1", body, HTML, *headers))
    assert raw.data == article()
    assert raw.media_type == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("body", "headers", "why"),
    [
        (gzip.compress(article())[:-20], ["Content-Encoding: gzip"], "cut short"),
        (b"\x00" * 50, ["Content-Encoding: gzip"], "not gzip"),
        (b"\x0b\x02\x80abc", ["Content-Encoding: br"], "'br', which is not read"),
        (gzip.compress(bytes(50_000_000)), ["Content-Encoding: gzip"], "100 times its size"),
        (chunked(b"x" * 500)[:-100], ["Transfer-Encoding: chunked"], "malformed chunks"),
        (b"-5\r\nabc", ["Transfer-Encoding: chunked"], "malformed chunks"),
        (b"ffffffffffffffff\r\nabc", ["Transfer-Encoding: chunked"], "malformed chunks"),
        (b"x" * 10_000_001, [], "over 10,000,000 bytes"),
    ],
)
def test_a_page_that_breaks_a_limit_is_one_failed_document(read, tmp_path, body, headers, why):
    before, failed, after = read(
        record("http://coast.example/0")
        + record("http://coast.example/1", body, HTML, *headers)
        + record("http://coast.example/2")
    )
    assert isinstance(failed, DocumentError)
    assert str(failed).startswith(f"{tmp_path}/crawl.warc:2 (http://coast.example/1): archive: ")
    assert why in str(failed)
    assert (before.source[-1], after.source[-1]) == ("0", "2")


def test_the_same_page_again_is_no_other(read):
    found = read(
        record()
        + record()
        + record(body=article("It rained again on Monday in all of Velmar."))
        + record("http://rival.example/1")
    )
    assert [(r.source, b"again" in r.data) for r in found] == [
        ("http://coast.example/1", False),
        ("http://coast.example/1", True),
        ("http://rival.example/1", False),
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_cut_anywhere_the_pages_before_stay(read, packed):
    made = [gzip.compress(r, mtime=0) for r in pages(3)] if packed else pages(3)
    whole = b"".join(made)
    ends = [len(b"".join(made[:n])) for n in range(4)]
    for cut in sorted({*range(ends[2] + 1, ends[3], 97), ends[2] + 5, ends[3] - 200}):
        found = read(whole[:cut])
        good = [x for x in found if isinstance(x, Raw)]
        failed = [x for x in found if not isinstance(x, Raw)]
        assert [raw.source for raw in good[:2]] == ["http://coast.example/1", "http://coast.example/2"], cut
        if len(good) == 2:
            assert [str(e).split(": ")[1:3] for e in failed] == [
                ["archive", "cut, garbled or over a limit behind 2 pages"]
            ], cut
        else:
            assert ends[3] - cut < 10, cut  # nothing but the record's last line ends is missing
            assert "3 days" in good[2].data.decode()


@pytest.mark.parametrize(
    "junk",
    [
        b"\x00\x01\x02" * 500,
        b"GARBAGE\r\n" * 500,
        b"WARC/1.0\r\nX: " + b"x" * 1_000_000,
        record(length=10**15),
        record(length=-5),
        record(length="many"),
        b"\x1f\x8b\x08\x00" + b"\xff" * 500,
        b"%PDF-1.4 " * 100,
    ],
    ids=lambda x: ascii(x[:30]),
)
def test_garbage_keeps_what_was_before(read, junk):
    first, second, *rest = read(b"".join(pages(2)) + junk + record("http://coast.example/after"))
    assert [first.source[-1], second.source[-1]] == ["1", "2"]
    assert len(rest) == 1
    assert isinstance(rest[0], DocumentError)
    assert "behind 2 pages" in str(rest[0])


def test_a_garbled_member_keeps_what_was_before(read):
    made = [gzip.compress(r) for r in pages(3)]
    middle = bytearray(made[1])
    middle[60:80] = b"\xff" * 20
    found = read(made[0] + bytes(middle) + made[2], "crawl.warc.gz")
    assert found[0].source == "http://coast.example/1"
    assert [isinstance(x, DocumentError) for x in found[1:]] == [True]


def test_gigabytes_of_something_else_are_passed_over_without_memory(read):
    """200 MB of zeros as an image, packed into 200 KB."""
    film = gzip.compress(record("http://coast.example/film", bytes(200_000_000), "Content-Type: image/png"))
    found = read(film + gzip.compress(record()), "crawl.warc.gz", Limits(max_memory=300_000_000))
    assert [raw.source for raw in found] == ["http://coast.example/1"]


def test_nobody_knows_how_many_there_are(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(b"")
    assert count([tmp_path / "a.warc.gz"]) is None
    assert count([tmp_path]) is None
    assert count(["https://coast.example/"]) is None
