"""Which language a text is in. The reader reads English; other texts are refused, named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from onrecord.errors import WrongLanguage
from onrecord.lexicons import load

ENGLISH = "en"
_NO_LANGUAGE = "zxx"  # numbers, names, codes
# The classifier's opinion settles within a few hundred characters; its cost grows with the text.
_PREFIX = 1_500
# Below this many letters a list of foreign names looks like a foreign language: the benefit of the doubt.
_FEWEST_LETTERS = 120
_FEWEST_FOREIGN_LETTERS = 20
_SURE = 0.98
_NOT_LETTERS = re.compile(r"https?://\S+|[@#]\w+|[\W\d_]+")


def check_language(pieces: Iterable[str]) -> None:
    """Refuse a text that is surely not English.

    Args:
        pieces: the text's paragraphs, in order; only their first 1,500 characters are looked at.

    Raises:
        WrongLanguage: another script, or another language by py3langid with a probability of at least 0.98.
    """
    sample = ""
    for piece in pieces:
        sample += _NOT_LETTERS.sub(" ", piece[: _PREFIX - len(sample)]) + " "
        if len(sample) >= _PREFIX:
            break
    sample = " ".join(sample.split())
    letters = [c for c in sample if c.isalpha()]
    foreign = sum(1 for c in letters if c > "\u024f" and not unicodedata.name(c, "").startswith("LATIN"))
    if len(letters) < _FEWEST_LETTERS and not (foreign > 0.5 * len(letters) and foreign >= _FEWEST_FOREIGN_LETTERS):
        return
    language, probability = _classifier().classify(sample)
    if language in (ENGLISH, _NO_LANGUAGE):
        return
    if probability >= _SURE or foreign > 0.5 * len(letters):
        raise WrongLanguage(f"in {_names().get(language, language)}; this reader reads English", step="ingest")


@cache
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in load("languages")}
