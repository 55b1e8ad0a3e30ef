"""Where a sentence may begin.

The parser proposes sentence boundaries; these rules forbid the impossible ones, such as a boundary after
"(PLF)" or inside "Sen. Ada Moss (D-Vt.) said". A sentence may begin only after a sentence mark (with the
closing quotation marks and brackets that follow it), never after an abbreviation that wants a name behind it,
and never before a lower-case word. What is allowed is left to the parser, which has the context that tells "in
the U.S. He said" from "the U.S. Treasury".
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
ENDINGS = frozenset(".!?…:;'\"”’»)]")
"""What a sentence may begin behind; behind any other character neither rule below lets one begin."""
# Abbreviations that stand before a name or a number: a sentence never ends there.
_TITLES = frozenset(
    "mr mrs ms dr sen rep gov gen lt col maj sgt capt cmdr adm brig prof rev hon st no vs gens sens reps "
    "jan feb mar apr jun jul aug sep sept oct nov dec mt ft fr sr supt insp amb pres messrs "
    "adv govs profs drs attys revs cols sgts lts atty engr brgy bgy barr alh cdr cpl pvt comr det sqn wg ltc".split()
)
_WORD_DOT = re.compile(r"([A-Za-z]+)\.$")


# The platform X ends a sentence as other names do; the parser takes it for an initial.
_PLATFORM = re.compile(r"\b(?:on|to|via) X\.['\"”’»)\]]*$")
# Letters with full stops may be a name's, or a name's beginning: "the U.S. Treasury". These words begin no name.
_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,}['\"”’»)\]]*$")
_NO_NAME = re.compile(
    r"(?:The|It|He|She|They|But|His|Her|Their|Its|There|These|Those|This|That|However"
    r"|(?:One|Two|Three|Four|Five|Some|Many|Most|None|All|Both|Several|Neither) of (?:the|them|those|it|its))\b "
)


def must_begin(before: str, after: str) -> bool:
    """Whether a sentence begins between two stretches of one block, whatever the parser thinks of it."""
    tail, first = before[-24:], after.lstrip("'\"“‘«([")
    if _PLATFORM.search(tail) is not None:
        return first[:1].isupper()
    return _LETTERS.search(tail) is not None and _NO_NAME.match(first) is not None


def may_begin(before: str, after: str) -> bool:
    """Whether the parser may begin a sentence between two stretches of one block.

    Args:
        before: the text of the block up to the gap, trailing white space removed.
        after: the text from the gap on, leading white space removed.
    """
    if not before or not after:
        return True
    tail = before[-24:]
    if not _END.search(tail):
        # Opening quotation marks and dashes do not end anything; nor does plain running text.
        return False
    first = after.lstrip("'\"“‘«([—–- ")[:1]
    if first.islower():
        return False
    if tail[-1] in ":;":
        return after[:1] in "\"“‘«'" or tail[-1] == ";"
    word = _WORD_DOT.search(tail)
    return word is None or word.group(1).lower() not in _TITLES
