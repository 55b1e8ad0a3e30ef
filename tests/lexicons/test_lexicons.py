"""Every lexicon that ships is well-formed; so are the rules by which the loader says so."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

from onrecord.errors import LexiconError
from onrecord.lexicons import load, parse

NAMES = sorted(
    path.name.removesuffix(".tsv") for path in files("onrecord.lexicons").iterdir() if path.name.endswith(".tsv")
)

HEADER = "# name: n\n# fields: a b\n# meaning: m\n# origin: o\n# licence: l\n# consumer: c\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_loads_and_is_kept_in_one_form(name: str) -> None:
    assert load(name)
    text = (files("onrecord.lexicons") / f"{name}.tsv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEADER + "x\ty\nx\ty\n", "stands twice"),
        (HEADER + "x\ty\tz\n", "3 cells"),
        (HEADER + "\ty\n", "first field is empty"),
        (HEADER + "e\u0301\ty\n", "not NFC"),
        (HEADER.replace("# licence: l\n", "") + "x\ty\n", "lacks licence"),
    ],
)
def test_a_broken_lexicon_is_refused_by_its_line(text: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint):
        parse(text, "broken")


def test_a_missing_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match="no_such_lexicon"):
        load("no_such_lexicon")
