"""The dateline's town: where a report says "here" in its own voice, "the summit wrapped up here on Friday"."""

from __future__ import annotations

import re

from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import Document, Location

_ENDS = re.compile(r"[,(–—-]")
_QUOTES = frozenset(('"', "“", "”", "„", "«", "»"))
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "attr", "conj", "compound"})


def here(document: Document, syntax: Syntax, trigger: int) -> Location | None:
    """The town that "here" beside a trigger, its clause's verb or subject means; None where nothing says so, the report
    names no town or several ("YEREVAN/BAKU"), or somebody is quoted, who may be elsewhere."""
    word = _here(syntax, syntax.tokens[trigger])
    town = _town(document) if word is not None else None
    if word is None or town is None:
        return None
    first = syntax.sentence_of(word.i).first
    if sum(t.text in _QUOTES for t in syntax.tokens[first : word.i]) % 2:
        return None
    for place in candidates(town)[:1]:
        degrees = (place.lat, place.lon, place.kind, place.geonames) if place.kind == "town" else ()
        return Location(syntax.span(word.i, word.i + 1), None, place.name, place.country, *degrees)
    return None


def _here(syntax: Syntax, trigger: Token) -> Token | None:
    tops = [trigger]
    for above in syntax.ancestors(trigger.i):
        if tops[-1].pos in ("VERB", "AUX") or tops[-1].label not in _ARGUMENTS:
            break
        tops.append(above)
    tops += syntax.children(tops[-1].i, "nsubj", "nsubjpass")
    return next((t for top in tops for t in syntax.children(top.i, "advmod") if t.lower == "here"), None)


def _town(document: Document) -> str | None:
    """The town of the dateline, None where there is none or more than one."""
    block = next((b for b in document.blocks if b.kind == "dateline"), None)
    if block is None:
        return None
    words = document.text[block.start : block.end]
    return None if "/" in words else _ENDS.split(words)[0].strip() or None
