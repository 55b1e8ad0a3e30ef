"""Credits: the agencies and other outlets that a report's own lines say it is taken from.

A dateline or a byline names one, or the lines before and after the text do ("With inputs from …", "(AP)"). Whom the
text itself cites ("Reuters reported") is no credit: that stands in the attributions.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.incidents.outlets import AGENCIES, is_agency, is_outlet, outlet_name, same_outlet
from onrecord.incidents.remembered import remembered
from onrecord.ingest.datelines import dateline
from onrecord.lexicons import load
from onrecord.lexicons.actors import outlet
from onrecord.records import READ_KINDS, Document, Record
from onrecord.text import fold
from onrecord.wording import one_line

_LONGEST = 30
"""Words that a line of credits has at most; a longer one is text."""

_FIRST, _LAST = 4, 8
"""How many blocks at the beginning and end of a report may hold its credits."""

_SIGNING = 2
"""How many blocks of text at the end of a report may be signed."""

_WORDS = 5
"""Words that the name of an outlet has at most."""

_NAME = r"(?P<name>[^\W\d_][^.;()\n]{1,60}?)"
_SEPARATOR = re.compile(
    r"\s*(?:,|/|\||;|&|\band\b|\bwith\b|\bfor\b|\bby\b|\bof\b|\bin\b|\bvia\b|[—–-]{1,2}(?=\s))\s*", re.IGNORECASE
)
_APART = re.compile(r"\s*(?:,|/|\||;|[—–])\s*")
"""What never stands within an outlet's name: "Karin Vos, Hill Observer"."""
_PLACED = re.compile(r"(?P<name>[^\s,]+ .+), [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
"""Whose report it is and from where, alone on a line: "Hill & Dale Press, Velmar"."""
_THE_AGENCY = frozenset({"the agency", "the news agency", "the wire service", "the newswire"})
_SIGNED_OFF = re.compile(r"(?:\((?P<bracket>[^()]{2,40})\)|\s[—–-]{1,2}\s?(?P<dash>[^\W\d_a-z][^()—–]{1,40}?))\.?$")
# What a report is signed with by the initials of an agency that nobody knows: "… he said. – TNA".
_SHORT = re.compile(r"[A-Z]{3,5}")
_COPYRIGHT = re.compile(r"^\W*(?:©|\(c\)|copyright)\W*(?:\d{4}\W+)?", re.IGNORECASE)
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_STAFF = re.compile(r"\s+(?:staff|desk|online|news\s?desk|correspondent|writer|reporter)s?$", re.IGNORECASE)


@remembered
def credits(document: Document) -> tuple[str, ...]:
    """The preferred names of the outlets that a report is credited to, without its own, in the order of its lines;
    `AGENCIES` where agencies are credited without a name. Captions and credits of pictures do not count."""
    own = outlet_name(document.outlet) if document.outlet and document.outlet_from != "dateline" else None
    found: list[str] = []
    for author in document.authors:
        found += _outlets(author)
    blocks = [block for block in document.blocks if block.kind not in ("title", "caption")]
    text = [block for block in blocks if block.kind in READ_KINDS]
    for n, block in enumerate(blocks):
        line = one_line(document.text[block.start : block.end])
        if block.kind == "dateline":
            found += _of_dateline(line) or (_outlets(line) if _is_named(line) else [])
        elif block.kind == "byline":
            found += _outlets(line)
        elif n < _FIRST or n >= len(blocks) - _LAST:
            found += _of_line(line)
        if block in text[-_SIGNING:]:
            found += _signed_off(line)
    return tuple(
        name for name in dict.fromkeys(found) if not (own and (same_outlet(name, own) or _shortens(name, own)))
    )


def _shortens(name: str, own: str) -> bool:
    """Whether a name in a dateline is the outlet's own, by its initials: "(NW)" in the Northern Wire."""
    mine, theirs = ("".join(w[0] for w in re.split(r"[\s-]+", words) if w[:1].isupper()) for words in (own, name))
    return len(mine) > 1 and mine in (name, theirs, "".join(c for c in name if c.isupper()))


@remembered
def agencies(record: Record) -> frozenset[str]:
    """The preferred names of outlets that nobody knows and that a report shows to gather news for others: it opens with
    them in its dateline, or goes on to call them "the agency"."""
    document = record.document
    lines = (document.text[b.start : b.end] for b in document.blocks if b.kind == "dateline")
    own = outlet_name(document.outlet) if document.outlet else None
    each = [_of_dateline(one_line(line)) for line in lines]
    found = {
        own if own and _shortens(name, own) else name
        for names in each
        for name in names
        if len(names) == 1 or name != own
    }
    called = (e for e in record.entities if any(fold(m.text) in _THE_AGENCY for m in e.mentions))
    found |= {outlet_name(e.name) for e in called if e.sector == "JRN" or is_outlet(e.name)}
    return frozenset(name for name in found if outlet(name) is None)


def _of_dateline(line: str) -> list[str]:
    """The agency of a dateline; a day or a section in brackets is none."""
    parts = dateline(line + " ", opens_body=True)
    if parts is None or parts.agency is None:
        return []
    # "(Hill Ledger/Reuters)": of both.
    joint = parts.agency.split("/")
    names = [outlet_name(one) for one in (joint if all(is_outlet(one.strip()) for one in joint) else [parts.agency])]
    return [name for name in names if is_outlet(name) or not any(c.isdigit() for c in name)]


def _of_line(line: str) -> list[str]:
    """The outlets that a line of credits names; none where it is text."""
    if len(line.split()) > _LONGEST:
        return []
    bare = _COPYRIGHT.sub("copyright ", line).strip("()[]*_ .–—-")
    alone = _is_named(bare) and not bare.isupper()
    found = _outlets(bare) if alone or _BY.match(bare) or all(map(is_agency, _SEPARATOR.split(bare))) else []
    at = _PLACED.fullmatch(line)
    if not found and at is not None and _is_named(at["name"]):
        found = _outlets(at["name"])
    for pattern in _phrases():
        match = pattern.fullmatch(bare)
        if match is not None:
            found += _outlets(match["name"]) if "name" in pattern.groupindex else [AGENCIES]
    return found


def _signed_off(line: str) -> list[str]:
    """The agencies that a report is signed with at its end: "… he said. (AP)"."""
    signed = _SIGNED_OFF.search(line)
    if signed is None:
        return []
    names = re.split(r"\s*[,/&]\s*|\s+and\s+", signed["bracket"] or signed["dash"])
    short = signed["dash"] is not None and _SHORT.fullmatch(names[0]) is not None and len(names) == 1
    return [outlet_name(name) for name in names] if short or all(map(is_agency, names)) else []


def _outlets(words: str) -> list[str]:
    """The outlets named in a line of names; words that are of none are passed over."""
    parts: list[str] = []
    for whole in map(_trimmed, _APART.split(_trimmed(words))):
        parts += [whole] if _is_named(whole) else map(_trimmed, _SEPARATOR.split(whole))
    named = [outlet_name(part) for part in parts if _is_named(part)]
    return named or ([AGENCIES] if any(part.casefold() == "agencies" for part in parts) else [])


def _trimmed(words: str) -> str:
    return _STAFF.sub("", _BY.sub("", one_line(words).strip(" .()")))


def _is_named(words: str) -> bool:
    """Whether words are the name of an outlet, and nothing else."""
    parts = words.split()
    return (
        len(parts) <= _WORDS
        and is_outlet(words)
        and all(p[0].isupper() or p in ("of", "the", "and", "&") for p in parts)
    )


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    made = []
    for row in load("credit_phrases"):
        before, dots, after = row["phrase"].partition("…")
        written = re.escape(before) + (_NAME if dots else "") + re.escape(after)
        tail = "" if after else r"(?:[.;(].*)?"
        made.append(re.compile(written + tail, re.IGNORECASE))
    return tuple(made)
