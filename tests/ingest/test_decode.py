import codecs
import unicodedata

import pytest

from onrecord.errors import NotText
from onrecord.ingest.decode import decode, looks_like_html

TEXT = "The détente held, Ms. Núñez said – “for now”."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        unicodedata.normalize("NFD", TEXT).encode(),
    ],
    ids="utf-8 utf-8-bom utf-16-le utf-16-be utf-32 cp1252 nfd".split(),
)
def test_encodings(data):
    assert decode(data) == TEXT


def test_declared_charset():
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'
    assert decode(page.encode("iso-8859-2")) == page
    assert decode("Łódź, Gdańsk".encode("iso-8859-2"), declared="ISO-8859-2") == "Łódź, Gdańsk"
    # Browsers read a declared Latin-1 as Windows-1252.
    assert decode(b'<meta charset="latin-1">\x93now\x94') == '<meta charset="latin-1">“now”'


@pytest.mark.parametrize("label", ["utf-7", "base64", "unicode_escape", "no-such-charset"])
def test_unusable_declarations_are_ignored(label):
    assert decode(b"caf\xe9", declared=label) == "café"


def test_characters_stay_as_they_came():
    text = "a\r\nb\u00a0c\t\u200d“‘x’”\x00\x07\u2028"
    assert decode((text + "." * 60).encode()) == text + "." * 60


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (bytes(range(256)) * 4, "binary|neither"),
        (b"\x00\x01\x02\x03text" * 50, "binary"),
        (TEXT.encode()[:6] + b"\xff" + TEXT.encode()[6:], "damaged UTF-8: .* position 5"),
        # Mac Roman's apostrophe is a capital letter in Windows-1252: no writer puts it there.
        ("Donıt say it isnıt so, they wonıt".replace("ı", "\xd5").encode("latin-1"), "cannot be told"),
        ("Привет, мир".encode("koi8-r"), "cannot be told|neither"),
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
    ],
)
def test_not_text(data, message):
    with pytest.raises(NotText, match=message):
        decode(data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff\n <html>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', True),
        ("<!-- made by hand --><p>Text", True),
        ("<3 this", False),
        ("a < b > c", False),
        ("The <b>mayor</b> resigned.", False),
        ("", False),
    ],
)
def test_looks_like_html(text, expected):
    assert looks_like_html(text) is expected
