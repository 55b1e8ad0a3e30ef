"""Acquainted: for whom people speak, as far as any report of an incident says: "Captain Tor" of the one is "army
spokesman Captain Bela Tor" of the other, and what he counts the army counts. Who gives a figure in short is who gives
it in full: "medics", and further down "doctors at the Velmar clinic"; and "its director", who had spoken of four
before, is that of the body which has counted five."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.incidents.offices import name_key
from onrecord.incidents.scope import Account
from onrecord.incidents.tolls import Toll
from onrecord.incidents.voices import Source
from onrecord.lexicons.actors import role
from onrecord.text import without_article
from onrecord.wording import one_line

_WHOSE = re.compile(r"(?:its|his|her|their|our|my) ")
"""What holds within one report only: "its director"."""
# Whoever gives a figure where a report leads with it, and is called by what he is further down.
_IN_SHORT = re.compile(
    r"(?:the |local |city['’]s |town['’]s |regional |country['’]s |state |provincial |a |an |two |several )*"
    r"(?:security |health |medical |rescue |emergency |government |hospital |military )?"
    r"(?:officials?|authorities|medics|doctors|rescuers|workers|agency|service|services|sources?|government|spokes\w+"
    r"|hospital|administration|staff)"
)
_OFFICE_ALONE = re.compile(
    r"[Tt]he ((?:(?!of\b)[a-z]+ ){0,2}[a-z]+)"
    r"(?: of the (?:(?:region|province|state|district|county|city|town|territory)$|(?:[a-z]+['’]s )?([a-z]+)))?"
)
_OF_MANY = frozenset(
    "official officer doctor surgeon nurse minister spokesman spokeswoman judge colonel general captain soldier witness"
    " survivor resident villager trader farmer driver teacher worker neighbour neighbor man woman mother father brother"
    " sister son daughter relative".split()
)
"""Of which a report may tell of several."""
_NEAR = 400
"""Code points within which "its director" is that of the body which has given a figure."""


def givers(told: Sequence[Account], tolls: Sequence[Toll]) -> Mapping[Source, Source]:
    """The sources of these figures, each with the keys of whoever else is known to be the same giver in its report."""
    found = acquainted(told, (toll.source for toll in tolls))
    outlets = {name_key(account.voices.newsrooms.outlet) for account in told}
    made = {source: replace(of, newsroom=of.newsroom or bool(of.keys & outlets)) for source, of in found.items()}
    in_short: dict[tuple[str, float, str], frozenset[str]] = {}
    for one in tolls:
        if (holder := _holder(told, one)) is not None:
            made[one.source] = replace(made[one.source], keys=made[one.source].keys | holder)
        same = [t for t in tolls if t is not one and t.said_by.document == one.said_by.document and t.what == one.what]
        full = _in_full(one, same) or _of_its_officer(one, same) or _cut_short(one, same)
        if full is not None:
            made[one.source] = replace(made[one.source], keys=made[one.source].keys | found[full.source].keys)
            in_short[one.what, one.number, one.source.chain[-1]] = made[one.source].keys
    for one in tolls:
        # What "medics" have told the agency, "medics" have said where that is repeated.
        keys = in_short.get((one.what, one.number, one.source.chain[-1]), frozenset())
        made[one.source] = replace(made[one.source], keys=made[one.source].keys | keys)
    return made


def _holder(told: Sequence[Account], one: Toll) -> frozenset[str] | None:
    """The keys of whoever holds an office by which alone the giver of a figure is called, if the other reports know one
    such person: "the administrator" is the territory's administrator, Bela Tor."""
    called = _OFFICE_ALONE.fullmatch(one.source.chain[-1])
    office = [*([called[2]] if called[2] else []), *called[1].lower().split()] if called is not None else []
    known = role(office[-1]) if office else None
    if not office or (known is not None and not known.title) or office[-1] in _OF_MANY:
        return None
    found: dict[str, frozenset[str]] = {}
    for account in told:
        people = (e for e in account.record.entities if e.kind == "person")
        for e in people if account.record.document.id != one.said_by.document else ():
            words_for = (*(t.span.text for t in e.titles), *(m.text for m in e.mentions if m.form == "nominal"))
            titles = (list(_title(one_line(words))) for words in words_for)
            if any(t and t[-1] == office[-1] and set(office) <= set(t) for t in titles):
                found[name_key(e.name)] = account.voices.keys(e)
    return next(iter(found.values())) if len(found) == 1 else None


def _title(words: str) -> Iterator[str]:
    """The words of a title as they stand before "of": "the territory's administrator", "president of the union"."""
    head, _, rest = without_article(words).partition(" of ")
    for word in (*rest.lower().removeprefix("the ").split(), *head.lower().split()):
        yield word.removesuffix("'s").removesuffix("’s")


def _in_full(one: Toll, same: Sequence[Toll]) -> Toll | None:
    """The figure by which whoever is named in short gives the same in full: the only other one that is the same."""
    if not _IN_SHORT.fullmatch(one.source.chain[-1].lower()):
        return None
    alike = [t for t in same if t.number == one.number and not t.source.newsroom and t.source.chain != one.source.chain]
    full = {t.source.chain: t for t in alike if not _IN_SHORT.fullmatch(t.source.chain[-1].lower())}
    return next(iter(full.values())) if len(full) == 1 and _comes_later(one, *full.values()) else None


def _cut_short(one: Toll, same: Sequence[Toll]) -> Toll | None:
    """The figure of whoever is called by the last words of his name, or the first, where another is told as given
    before: "the government", and before that "the government of Orvia"."""
    short = without_article(one.source.chain[-1]).casefold()
    if short == one.source.chain[-1].casefold():
        return None
    full = {t.source.chain[-1]: t for t in same if t.earlier != one.earlier and _is_cut(short, t.source.chain[-1])}
    return next(iter(full.values())) if len(full) == 1 else None


def _is_cut(short: str, name: str) -> bool:
    whole = without_article(name).casefold()
    return whole != short and (whole.startswith(f"{short} of ") or whole.endswith(f" {short}"))


def _comes_later(one: Toll, other: Toll) -> bool:
    return one.said_by.spans[0].start < other.said_by.spans[0].start


def _of_its_officer(one: Toll, same: Sequence[Toll]) -> Toll | None:
    """The figure right before one that "its director" had given earlier, by the body that has counted anew."""
    if not one.earlier or not one.by_officer:
        return None
    before = [
        t
        for t in same
        if not t.earlier and t.number != one.number and 0 < one.said_by.spans[0].start - t.said_by.spans[-1].end < _NEAR
    ]
    return max(before, key=lambda t: t.said_by.spans[-1].end, default=None)


def acquainted(told: Sequence[Account], sources: Iterable[Source]) -> Mapping[Source, Source]:
    """Each of these sources with the keys that any report has for the person who speaks there by a full name."""
    listed = dict.fromkeys(sources)
    names = {key for source in listed for key in source.keys if " " in key}
    keys: dict[str, set[str]] = {}
    for account in told:
        for entity in account.record.entities:
            if entity.kind == "person" and (name := name_key(entity.name)) in names:
                known = (key for key in account.voices.keys(entity) if not _WHOSE.match(key))
                keys.setdefault(name, set()).update(known)
    return {
        source: replace(source, keys=source.keys.union(*(keys[key] for key in source.keys & keys.keys())))
        for source in listed
    }
