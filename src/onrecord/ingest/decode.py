"""Bytes -> text: which encoding, by evidence.

In this order: a byte order mark; valid UTF-8; the charset that the page or the transfer declares; Windows-1252 (of
which Latin-1's text is a part) where every byte above 127 makes sense as a letter in a word or a mark of
punctuation. Anything else is `NotText`: a wrong guess would quote words that the report does not have.

The text is then NFC-normalised, once; nothing else is changed. Line ends stay as they came (CRLF stays CRLF), and
so do control characters.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from onrecord.errors import NotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, ODT or EPUB file)"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding=["']([\w.:-]{1,40})""", re.I
)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h[1-6]|script|style|table|span|link)\b",
    re.I,
)
# Encodings by which a page could smuggle text past readers, or that are no text encodings at all.
_REFUSED = frozenset(
    {
        "utf-7",
        "base64",
        "hex",
        "rot13",
        "zlib",
        "bz2",
        "quopri",
        "uu",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
    }
)
# A tenth of a text being control characters is beyond any accident of transfer.
_MOST_CONTROL = 0.1


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The kept text of some bytes, NFC-normalised.

    Args:
        data: the bytes as they came.
        declared: the charset that the transfer stated, if one did; what the page itself declares is looked up here.

    Raises:
        NotText: binary data, or an encoding that cannot be told; the message says what it looks like.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(f"not text: {name}", step="ingest")
    text = _decoded(data, declared)
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise NotText("not text: binary data", step="ingest")
    return unicodedata.normalize("NFC", text)


def looks_like_html(text: str) -> bool:
    """Whether a text opens with markup of a page."""
    head = text.lstrip("\ufeff")[:4096]
    return _TAG.match(head, opening(head)) is not None


def opening(text: str) -> int:
    """Where the first element or document type of some markup stands: behind blanks, comments and instructions."""
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        end = next((mark for start, mark in (("<!--", "-->"), ("<?", "?>")) if text.startswith(start, at)), None)
        found = text.find(end, at) if end else -1
        if end is None or found < 0:
            return at
        at = found + len(end)


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _strictly(data, codec)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as err:
        broken = err
    head = data[:4096]
    match = _DECLARED.search(head)
    label = declared or (next(g for g in match.groups() if g).decode("ascii", "replace") if match else None)
    codec_name = _codec(label)
    if codec_name is not None and codec_name != "utf-8":
        return _strictly(data, codec_name)
    high = sum(1 for byte in data if byte > 127)
    if sum(len(s) for s in _UTF8_SEQUENCE.findall(data)) > 0.5 * high:
        raise NotText("damaged UTF-8", step="ingest", cause=broken)
    if data.count(0) > 0.01 * len(data):
        raise NotText("not text: binary data", step="ingest")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise NotText("not text: neither UTF-8 nor Windows-1252, and no encoding declared", step="ingest") from None
    if not _makes_sense(text):
        raise NotText("the encoding cannot be told; save the text as UTF-8", step="ingest")
    return text


def _codec(label: str | None) -> str | None:
    if label is None:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    if name in _REFUSED or not getattr(codecs.lookup(name), "_is_text_encoding", True):
        return None
    # Browsers read a declared Latin-1 or ASCII as Windows-1252, and pages rely on it.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeError as err:
        raise NotText(f"not valid {codec.upper().removesuffix('-SIG')}", step="ingest", cause=err) from err


def _makes_sense(text: str) -> bool:
    """Whether the characters beyond ASCII stand where a writer would put them."""
    good = total = 0
    for n, char in enumerate(text):
        if char < "\x80":
            continue
        total += 1
        before, after = text[n - 1 : n], text[n + 1 : n + 2]
        if not char.isalpha():
            good += char >= "\xa0" or char in "€‚„…†‡ˆ‰‹‘’“”•–—˜™›"
        elif char.islower():
            good += before.isalpha() or after.isalpha()
        else:
            good += not before.islower() and after.isalpha()
    return good >= 0.9 * total
