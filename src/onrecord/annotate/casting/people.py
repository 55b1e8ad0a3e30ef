"""People's names: their parts, and what these tell of a person."""

from __future__ import annotations

from onrecord.annotate.nouns import forename_gender
from onrecord.text import fold

PARTICLES = frozenset(
    "al el wal bin ibn bint abu abd ould ben de del della der den van von da di do dos das du la le ul ud ur as ash ar "
    "an at ad az ter ten zu y e ag daw u los las dem".split()
)
_JOINED = ("al-", "el-", "as-", "ash-", "ar-", "an-", "at-", "ad-", "az-", "al ", "el ")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd md".split())


def name_parts(text: str) -> tuple[str, ...]:
    """The folded parts of a person's name, articles and particles joined off: "Mustafa al-Kadhimi" -> ("mustafa",
    "kadhimi"), "Ursula van der Leyen" -> ("ursula", "leyen"). Never empty for a text with a word in it."""
    words = [w.strip(".,'\"“”‘’") for w in fold(text).replace("- ", "-").split()]
    parts = []
    for word in words:
        if word in _SUFFIXES or not word:
            continue
        for joined in _JOINED:
            if word.startswith(joined) and len(word) > len(joined) + 1:
                word = word[len(joined) :]
        parts.append(word)
    kept = tuple(p for p in parts if p not in PARTICLES)
    return kept or tuple(parts) or tuple(words)


def gender_of(text: str) -> str | None:
    """ "m" or "f" after the forename of a full name; None where it is unknown or the name is one word."""
    words = text.split()
    if len(words) < 2:
        return None
    return forename_gender(words[0])
