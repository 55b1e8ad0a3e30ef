"""Where a sentence may begin.

The parser proposes sentence boundaries; these rules forbid the impossible ones, such as a boundary after
"(IRGC)" or inside "Sen. Bill Hagerty (R-Tenn.) said". A sentence may begin only after a sentence mark (with the
closing quotation marks and brackets that follow it), never after an abbreviation that wants a name behind it,
and never before a lower-case word. What is allowed is left to the parser; the rules force a boundary only where
a closing quotation mark follows the sentence mark and a capital follows that.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_SURE_END = re.compile(r"[.!?…]['\"”’»)\]]*$")
# Abbreviations that stand before a name or a number: a sentence never ends there.
_TITLES = frozenset(
    "mr mrs ms dr sen rep gov gen lt col maj sgt capt cmdr adm brig prof rev hon st no vs gens sens reps "
    "jan feb mar apr jun jul aug sep sept oct nov dec mt ft fr sr supt insp amb pres messrs".split()
)
_WORD_DOT = re.compile(r"([A-Za-z]+)\.$")
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+$")


def may_begin(before: str, after: str) -> bool | None:
    """Whether a sentence may begin between two stretches of one block.

    Args:
        before: the text of the block up to the gap, trailing white space removed.
        after: the text from the gap on, leading white space removed.

    Returns:
        False where it may not, True where it must, None where the parser decides.
    """
    if not before or not after:
        return None
    tail = before[-24:]
    if not _END.search(tail):
        # Opening quotation marks and dashes do not end anything; nor does plain running text.
        return False
    first = after.lstrip("'\"“‘«([—–- ")[:1]
    if first.islower():
        return False
    if tail[-1] in ":;":
        return None if after[:1] in "\"“‘«'" or tail[-1] == ";" else False
    word = _WORD_DOT.search(tail)
    if word is not None and word.group(1).lower() in _TITLES:
        return False
    if _INITIALS.search(tail):
        # "U.S. officials" or "John F. Kennedy", against "in the U.S. He said": the parser has the context.
        return None
    if tail[-1] in "'\"”’»" and _SURE_END.search(tail) and first.isupper():
        return None
    return None
