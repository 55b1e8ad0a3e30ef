"""Origins: who knows of an incident first-hand, and which reports have it from there: five papers that repeat an agency
are one.

A report knows what it tells through a newsroom: its outlet's own, the agency's that it is credited to, that of whoever
its text is a copy of (`shingles`), or that which it cites. A newsroom that quotes somebody whom no other quotes, or
nobody at all, is an origin. Newsrooms that have only what others have as well (a press conference, a ministry's
statement) are not: for these the fewest sources are counted that account for all of them. Wherever it cannot be told
whether two have it from one another, they are held to: the number is the least that the reports bear out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.incidents.credits import agencies, credits
from onrecord.incidents.informants import Source, Word, is_vague
from onrecord.incidents.outlets import AGENCIES, is_agency, outlet_name, same_outlet
from onrecord.incidents.records import Origin, OriginKind, Reports
from onrecord.incidents.sources import cited, words_of
from onrecord.records import Document
from onrecord.wording import one_line

_RANK: tuple[OriginKind, ...] = ("news_agency", "official_body", "named", "outlet", "unnamed")
_LATEST = "9999-12-31"


def origins(reports: Reports, families: Mapping[str, str]) -> tuple[Origin, ...]:
    """The first-hand sources of an incident, those with most reports first.

    Args:
        reports: each record with the ids of its events that tell of the incident.
        families: of a document's id, the id of its family of copies (a document in none stands for itself).

    A report that only takes up what is known, or reacts to it, is among no origin's documents, unless its newsroom is
    an origin by another report. There is an origin at all events: where no report tells it as news, whoever they cite,
    else the earliest one's outlet.
    """
    records = sorted((record for record, _ in reports), key=lambda r: r.document.id)
    gathering = frozenset(name for record in records for name in agencies(record))
    outlets = {outlet_name(r.document.outlet) for r in records if r.document.outlet}
    gathering |= {name for name in outlets if any(same_outlet(name, short) for short in gathering)}
    newsrooms = _newsrooms([record.document for record in records], families, gathering)
    own = _called(record.document for record in records)
    known = sorted({*newsrooms.values(), *own})
    told = {record.document.id: events for record, events in reports}
    words = [w for r in records for w in words_of(r, told[r.document.id], newsrooms[r.document.id], known, gathering)]
    if not any(word.told for word in words):
        first = min((record.document for record in records), key=_age)
        taken_up = [replace(word, told=True) for word in words if word.newsroom != newsrooms[word.document]]
        words = taken_up or [Word(first.id, newsrooms[first.id], None, told=True)]
    names = _one_name([*(word.newsroom for word in words), *newsrooms.values(), *own, *gathering], own, gathering)
    gathering |= {names[name] for name in gathering if name in names}
    of = {document: names[newsroom] for document, newsroom in newsrooms.items()}
    citing = {
        r.document.id: {_among(names, n) for n in cited(r, newsrooms[r.document.id], known, gathering)} for r in records
    }
    rooms = _rooms(_passed_on([replace(word, newsroom=names[word.newsroom]) for word in words], of, citing), of)
    found = [replace(o, origin=own.get(o.origin, o.origin)) for o in _counted(rooms, gathering)]
    return tuple(sorted(found, key=lambda o: (-len(o.documents), _RANK.index(o.kind), o.origin)))


def _newsrooms(
    documents: Sequence[Document], families: Mapping[str, str], gathering: Collection[str]
) -> dict[str, str]:
    """Of each document the name of the newsroom whose report it is: of copies, that of the one which they are of."""
    found: dict[str, str] = {}
    copies: dict[str, list[Document]] = {}
    for document in documents:
        copies.setdefault(families.get(document.id, document.id), []).append(document)
    for family in copies.values():
        credited = {name for document in family for name in credits(document)}
        outlets = {outlet_name(d.outlet) for d in family if d.outlet}
        named = sorted((credited | {name for name in outlets if _gathers(name, gathering)}) - {AGENCIES})
        first = min(family, key=_age)
        if len(family) > 1 and named:
            # An agency's own report goes before what a member is credited to beside it.
            room = min(named, key=lambda name: (name not in outlets, not _gathers(name, gathering), name))
            found |= {document.id: room for document in family}
            continue
        for document in family:
            its = credits(document)
            if its and its[0] == AGENCIES:
                its = its[1:] or its
            found[document.id] = its[0] if its else _outlet(first)
    return found


def _called(documents: Iterable[Document]) -> dict[str, str]:
    """Of each outlet's preferred name what its own reports here call it: the one that most do, the shortest, "AFP"; an
    address is no name."""
    counted: dict[str, Counter[str]] = {}
    for document in documents:
        if document.outlet:
            called = one_line(document.outlet)
            preferred = outlet_name(called)
            counted.setdefault(preferred, Counter())[preferred if called.islower() else called] += 1
    return {name: min(of, key=lambda called: (-of[called], len(called), called)) for name, of in counted.items()}


def _gathers(name: str, gathering: Collection[str]) -> bool:
    """Whether a newsroom gathers news for others: an agency everybody knows, or one that these reports show to be."""
    return is_agency(name) or name in gathering


def _outlet(document: Document) -> str:
    return outlet_name(document.outlet or document.url or "") or document.source or document.id


def _age(document: Document) -> tuple[str, int, str]:
    """Earlier, longer, then by id: the likeliest to be what the others are copies of."""
    return document.published or _LATEST, -len(document.text), document.id


def _one_name(names: Iterable[str], own: Collection[str], gathering: Collection[str]) -> dict[str, str]:
    """Of each newsroom's name the fullest name of the same newsroom, or the one that its own reports bear. Agencies
    without a name are any that is named."""
    found: dict[str, str] = {}
    listed = sorted(set(names), key=lambda name: (name not in own, -len(name.split()), -len(name), name))
    for name in listed:
        found[name] = next((full for full in dict.fromkeys(found.values()) if same_outlet(name, full)), name)
    named = sorted(full for full in set(found.values()) if _gathers(full, gathering) and full != AGENCIES)
    return found | ({AGENCIES: named[0]} if AGENCIES in found and named else {})


def _among(names: Mapping[str, str], name: str) -> str:
    """The newsroom that a cited name is of, else the name: "Hill" of the Hill Wire."""
    return names.get(name) or next((full for full in names.values() if same_outlet(name, full)), name)


@dataclass(frozen=True, slots=True)
class _Room:
    """A newsroom that tells of the incident: the documents that have it from there, and whom it quotes in which."""

    name: str
    documents: set[str]
    quoted: dict[Source, set[str]]


def _passed_on(words: Sequence[Word], of: Mapping[str, str], citing: Mapping[str, Collection[str]]) -> list[Word]:
    """Words of a report that has its news through another newsroom are that newsroom's, even where they do not say so
    again: whom that newsroom quotes as well, and, where the report begins with that newsroom, whoever was not told to
    the report's own outlet. ("Reuters reported. … Sixty were hurt, the governor said.") An agency may be cited for
    something else than the incident itself ("told Reuters that it had had no part in it"); a report that cites one
    whose own report is here, and knows nobody by name whom that does not quote, has all of its news from there."""
    quoted: dict[str, list[Source]] = {}
    through: dict[str, list[Word]] = {}
    first: dict[str, Word] = {}
    reporters = set(of.values())
    for word in words:
        if word.source is not None:
            quoted.setdefault(word.newsroom, []).append(word.source)
        if word.newsroom != of[word.document]:
            through.setdefault(word.document, []).append(word)
        if word.told:
            first.setdefault(word.document, word)

    def has_from(source: Source, newsroom: str) -> bool:
        return any(source.same(s) for s in quoted.get(newsroom, ()))

    retold: dict[str, str] = {}
    for document, cites in citing.items():
        its = [w.source for w in words if w.document == document and w.newsroom == of[document] and w.source]
        for name in sorted(set(cites) & reporters - {of[document]}):
            if its and all(not s.own and (is_vague(s.name) or has_from(s, name)) for s in its):
                retold.setdefault(document, name)

    def room(word: Word) -> str:
        source, others = word.source, through.get(word.document, [])
        if word.newsroom != of[word.document] or source is None or source.own:
            return word.newsroom
        begins = first.get(word.document) in others
        if begins:
            return others[0].newsroom
        told = (*(w.newsroom for w in others), *sorted(citing.get(word.document, ())))
        return next((n for n in told if has_from(source, n)), retold.get(word.document, word.newsroom))

    return [replace(word, newsroom=room(word)) for word in words]


def _rooms(words: Sequence[Word], of: Mapping[str, str]) -> list[_Room]:
    rooms: dict[str, _Room] = {}
    for word in (word for word in words if word.told):
        name = word.newsroom
        room = rooms.setdefault(name, _Room(name, set(), {}))
        room.documents.add(word.document)
        if word.source is not None:
            room.quoted.setdefault(word.source, set()).add(word.document)
    for document, name in of.items():
        if name in rooms:
            rooms[name].documents.add(document)
    return [rooms[name] for name in sorted(rooms)]


def _counted(rooms: Sequence[_Room], gathering: Collection[str]) -> list[Origin]:
    """The newsrooms that know what no other does, and for the rest the fewest sources that account for them."""
    shared = {room.name: _shared(room, rooms) for room in rooms}
    private = [room for room in rooms if not room.quoted or any(not shared[room.name][s] for s in room.quoted)]
    documents = {room.name: set(room.documents) for room in private}
    rest = []
    for room in (room for room in rooms if room.name not in documents):
        # Who shares somebody that nobody names with a newsroom that knows more has it through it, or may have.
        hosts = {name for s, with_ in shared[room.name].items() if s.kind == "unnamed" for name in with_}
        host = None if _gathers(room.name, gathering) else min(hosts & documents.keys(), default=None)
        if host is None:
            rest.append(room)
        else:
            documents[host] |= room.documents
    found = []
    for room in private:
        kind: OriginKind = "news_agency" if _gathers(room.name, gathering) else "outlet"
        found.append(Origin(room.name, kind, tuple(sorted(documents[room.name]))))
    while rest:
        source, covered = _widest(rest)
        if len(covered) == 1 and _gathers(covered[0].name, gathering):
            # What it was told others were told as well, but they know more than that: its reports share the agency.
            found.append(Origin(covered[0].name, "news_agency", tuple(sorted(covered[0].documents))))
            rest.remove(covered[0])
            continue
        having = {d for room in rooms for s, of in room.quoted.items() if s.same(source) for d in of}
        having |= {d for room in covered for d in room.documents}
        found.append(Origin(source.name, source.kind, tuple(sorted(having))))
        rest = [room for room in rest if room.name not in {other.name for other in covered}]
    return found


def _shared(room: _Room, rooms: Sequence[_Room]) -> dict[Source, set[str]]:
    """Of each source that a newsroom quotes, the names of the others that quote it as well."""
    return {
        source: {other.name for other in rooms if other is not room and any(source.same(o) for o in other.quoted)}
        for source in room.quoted
    }


def _widest(rest: Sequence[_Room]) -> tuple[Source, list[_Room]]:
    """Of the sources that these newsrooms quote the one that accounts for most of them, and for which; in doubt a body,
    and the one with the shortest name."""
    sources = {source for room in rest for source in room.quoted}
    covered = {source: [room for room in rest if any(source.same(s) for s in room.quoted)] for source in sources}
    best = min(sources, key=lambda s: (-len(covered[s]), not s.keys, *_order(s)))
    return best, covered[best]


def _order(s: Source) -> tuple[int, bool, int, str, list[list[str]], list[str], bool, int]:
    """Bodies before people, short names before long ones; the rest is for the order to be whole."""
    keys = sorted(sorted(key) for key in s.keys)
    return _RANK.index(s.kind), s.person, len(s.name), s.name, keys, sorted(s.quoted), s.own, s.count or 0
