"""Entities: which mentions name the same person, body or place within one report.

Names are joined first, over the whole report (`aliases`); then the report is read from front to back, and each noun
phrase (`descriptions`) and pronoun (`pronouns`) is given to somebody named before or brings in somebody new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from onrecord.annotate.cast import Cast
from onrecord.annotate.casting.aliases import name_keys, readings_of
from onrecord.annotate.casting.belongings import own
from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.countries import is_of_state, main_country, take_country
from onrecord.annotate.casting.descriptions import describe, described
from onrecord.annotate.casting.entries import entry
from onrecord.annotate.casting.links import Cluster, linked
from onrecord.annotate.casting.modifiers import country_of, is_definite
from onrecord.annotate.casting.narrators import narrate
from onrecord.annotate.casting.organs import ORGANS, whose_organ
from onrecord.annotate.casting.people import gender_of
from onrecord.annotate.casting.pronouns import FIRST_PERSON, WE, antecedent
from onrecord.annotate.casting.settlements import settle
from onrecord.annotate.casting.titled import bodies_of_titles, describe_title, take_title
from onrecord.annotate.casting.titleholders import introduce_by_title, leader_of
from onrecord.annotate.linked import Linker, Seen
from onrecord.annotate.mentions import Naming
from onrecord.annotate.naming.long_names import is_band
from onrecord.annotate.naming.names import own_outlets
from onrecord.annotate.naming.nobodies import kept
from onrecord.annotate.naming.outlets import outlet_told
from onrecord.annotate.naming.readings import text_of
from onrecord.annotate.nouns import last_word_kind, noun, noun_at, plural
from onrecord.annotate.phrases import Phrase, phrases
from onrecord.annotate.quotes import quotations
from onrecord.annotate.standing.bearers import Page
from onrecord.annotate.standing.mouthpieces import is_private, spoken_for
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.tagged import Tagged
from onrecord.lexicons.actors import Known, known, role, spells
from onrecord.records import Attribution, Document, Mention
from onrecord.text import fold

_NEAR = 4  # sentences
_FORCES = frozenset(("force", "forces", "troop", "troops"))
_ARMIES = frozenset({"army", "armies"})
_OF_STATE = frozenset("royal national regular federal republican imperial".split())
_ARMED = frozenset("police army military soldier troop navy".split())


def entities(
    document: Document,
    syntax: Syntax,
    mentions: Sequence[Naming],
    tagged: Sequence[Tagged] = (),
    linker: Linker | None = None,
) -> Cast:
    """The cast of the report. First and second person pronouns are left to `with_speakers`.

    Kind, country, sector and titles come from the words of the report first and from the lexicon second. A noun
    phrase or pronoun whose referent stays open names nobody or somebody of its own; a pronoun is then no mention.
    A linker has a say in whom they name; it is shown what the rules found, and what a tagger marked.
    """
    reading = read_by_rules(document, syntax, mentions)
    chains: tuple[tuple[Phrase, Cluster], ...] = ()
    if linker is not None:
        parts = phrases(syntax, mentions)
        shown = seen_in(document, reading, parts, tagged)
        chains = linked(reading, parts, mentions, shown, linker.link(shown))
    for naming, order in reading.described:
        describe_title(reading, naming, reading.at(naming.head) or reading.drafts[order])
    bodies_of_titles(reading)
    for draft in reading.drafts:
        take_country(reading, draft)
    for draft in sorted(reading.drafts, key=lambda draft: draft.person):  # bodies before those who are of them
        settle(reading, draft)
    return _cast(reading, chains)


def seen_in(document: Document, reading: Reading, parts: Sequence[Phrase], tagged: Sequence[Tagged]) -> Seen:
    """What a linker is shown of the phrases of a report that the rules have read."""
    from onrecord.annotate.casting.pairs import seen  # with it comes numpy, which only a linker needs

    titles = frozenset(n for n, block in enumerate(document.blocks) if block.kind in ("title", "heading"))
    return seen(reading, parts, titles, tagged)


def read_by_rules(document: Document, syntax: Syntax, mentions: Sequence[Naming]) -> Reading:
    """The report as the rules alone read it: every mention that they could place, and the drafts that they name."""
    read = readings_of(syntax, mentions)
    keys = name_keys(syntax, mentions, read)
    reading = Reading(syntax, _quoted(document, syntax))
    reading.year = int(document.published[:4]) if document.published else None
    for n, sentence in enumerate(syntax.sentences):
        reading.sentence_index[sentence.first] = n
    reading.headlines = frozenset(
        n for n, s in enumerate(syntax.sentences) if document.blocks[s.block].kind in ("title", "heading")
    )
    _names_ahead(reading, mentions, read, keys)
    _own_outlets(document, reading, mentions)
    reading.main = main_country(document, reading)
    for naming in mentions:
        if naming.form == "name" and naming.kind == "person":
            take_title(reading, naming)
        elif naming.form == "name" and naming.head in reading.ahead:
            reading.drafts[reading.ahead[naming.head]].leader = leader_of(reading, naming.head)
    for naming in sorted(mentions, key=lambda n: n.head):
        if naming.form == "name":
            if naming.head in reading.ahead:
                named = reading.drafts[reading.ahead[naming.head]]
                introduce_by_title(reading, named, naming)
                reading.put(naming, named)
                if named.person:
                    own(reading, naming, named)
        elif naming.form == "nominal":
            _nominal(reading, naming)
        elif syntax.tokens[naming.head].lower not in FIRST_PERSON:
            draft = antecedent(reading, naming)
            if draft is not None:
                reading.put(naming, draft)
    narrate(reading, mentions)
    return reading


def with_speakers(cast: Cast, syntax: Syntax, attributions: Sequence[Attribution]) -> Cast:
    """The cast with "I", "we", "my", "our" in direct quotations given to whoever speaks; of those who speak for a body,
    "we" is the body, and of those with an office of a state the state. What is done to "us" is done to more than the
    one person who says so."""
    heads = dict(cast.heads)
    people = {e.id for e in cast.entities if e.kind == "person"}
    behind = spoken_for(Page(syntax, cast)) if any(a.speaker in people for a in attributions) else {}
    added: dict[str, list[Mention]] = {}
    open_: set[int] = set()
    outer = {attribution.id: attribution.within for attribution in attributions}
    spans = sorted(
        (
            (span.start, span.end, attribution.speaker, _depth(outer, attribution.id))
            for attribution in attributions
            if attribution.quote in ("direct", "mixed")
            # Whoever is quoted by somebody else says "we" himself, also where it is not known who he is.
            and (attribution.speaker is not None or (attribution.within is not None and attribution.source))
            for span in attribution.content
        ),
        # Of two who have the same words, "she was quoted as saying by the agency", the inner one says "we".
        key=lambda s: (s[1] - s[0], s[0], -s[3]),
    )
    for start, end, speaker, _ in spans:
        for token in syntax.tokens_in(start, end):
            if token.lower not in FIRST_PERSON or token.pos != "PRON" or token.i in heads or token.text == "US":
                continue
            if speaker is None:
                open_.add(token.i)
            if token.i in open_ or speaker is None:
                continue
            body = token.lower in WE and not is_private(syntax, token)
            who = behind.get(speaker, speaker) if body else speaker
            if token.lower in ("us", "ourselves") and who in people:
                continue
            heads[token.i] = who
            added.setdefault(who, []).append(Mention(token.start, token.end, token.text, "pronoun"))
    if not added:
        return cast
    grown = tuple(
        replace(e, mentions=tuple(sorted((*e.mentions, *added.get(e.id, ())), key=lambda m: (m.start, m.end))))
        for e in cast.entities
    )
    return replace(cast, entities=grown, heads=MappingProxyType(dict(sorted(heads.items()))))


def _depth(outer: Mapping[str, str | None], attribution: str) -> int:
    """How many attributions stand around one; `outer` holds that right around each."""
    depth, around = 0, outer.get(attribution)
    while around is not None and depth < len(outer):
        depth, around = depth + 1, outer.get(around)
    return depth


def _quoted(document: Document, syntax: Syntax) -> list[bool]:
    quoted = [False] * len(syntax.tokens)
    for quotation in quotations(document):
        for token in syntax.tokens_in(quotation.inner_start, quotation.inner_end):
            quoted[token.i] = True
    return quoted


def _names_ahead(
    reading: Reading, mentions: Sequence[Naming], read: Mapping[int, Known], keys: Mapping[int, str]
) -> None:
    """Make a draft of every name's key, and note which token will name it."""
    syntax = reading.syntax
    by_key: dict[str, Draft] = {}
    for naming in mentions:
        key = keys.get(naming.head)
        if naming.form != "name" or key is None:
            continue
        held = read.get(naming.head)
        if held is not None and held.country is not None and held.kind in ("nationality", "country"):
            table = reading.demonyms if held.form == "demonym" else reading.country_heads
            table[naming.head] = held.country
        if naming.kind == "nationality" and _merely_adjective(syntax, naming):
            continue
        draft = by_key.get(key)
        if draft is None:
            draft = reading.new(naming.kind)
            by_key[key] = draft
        reading.ahead[naming.head] = draft.order
        reading.begins[naming.first] = naming.head
        for i in range(naming.first, naming.stop):
            reading.inside.setdefault(i, naming.head)
        _name_says(syntax, naming, draft, key, held)


def _own_outlets(document: Document, reading: Reading, mentions: Sequence[Naming]) -> None:
    """The outlet that the report is of is one, whatever its name."""
    own = own_outlets(document)
    for naming in mentions if own else ():
        if naming.kind == "organization" and fold(text_of(reading.syntax, naming.first, naming.stop)) in own:
            draft = reading.at(naming.head)
            if draft is not None:
                draft.sector = draft.sector or "JRN"


def _merely_adjective(syntax: Syntax, naming: Naming) -> bool:
    """Whether a demonym only says where people are from ("two Iranian individuals")."""
    token = syntax.tokens[naming.head]
    governor = syntax.head(naming.head)
    if token.tag not in ("JJ", "NNP", "NN") or governor is None:
        return token.tag == "JJ"
    if token.label in ("acomp", "ccomp", "ROOT", "attr", "appos", "nsubj", "dobj", "conj", "pobj"):
        return token.tag == "JJ"
    found = noun_at(syntax, governor.i)
    # "His Uzbek counterpart" has a post like his, in Uzbekistan.
    return found is not None and found.kind == "person" and not found.title and found.noun != "counterpart"


def _name_says(syntax: Syntax, naming: Naming, draft: Draft, key: str, held: Known | None) -> None:
    text = text_of(syntax, naming.first, naming.stop)
    if key.startswith("name:") and "@" in key:
        draft.country = draft.country or key.rpartition("@")[2] or None  # one of two countries' foreign ministries
    if key.startswith("country:"):
        draft.kind, draft.country = "country", key.removeprefix("country:")
    elif key.startswith("people:"):
        draft.kind, draft.country, draft.plural = "nationality", key.removeprefix("people:"), True
    if held is not None:
        if held.kind not in ("nationality",) and not key.startswith(("country:", "people:")):
            draft.kind = held.kind
        draft.country = draft.country or held.country
        draft.sector = draft.sector or held.sector
        draft.wikidata = draft.wikidata or held.wikidata
    last = syntax.tokens[naming.stop - 1]
    if naming.kind == "person":
        draft.gender = draft.gender or gender_of(text)
        if held is not None and any(s.end is None and s.country for s in spells(held.name)):
            draft.nouns.add("leader")
        return
    if draft.kind == "organization" and is_band(syntax, naming.first, naming.stop):
        draft.plural = False
    elif draft.kind == "organization" and outlet_told(syntax, naming):
        draft.sector = draft.sector or "JRN"
    elif draft.kind == "group" or (last.tag == "NNPS" and naming.stop - naming.first == 1 and draft.kind != "country"):
        draft.plural = draft.plural or draft.kind == "group"
    for word in (last, syntax.tokens[naming.head], syntax.tokens[naming.first]):
        sort = last_word_kind(word.text)
        if sort == "place" and draft.kind in ("armed_group", "organization"):
            continue  # "the province" is not the Khorasan Province of fighters
        if sort is not None or word.text.islower():
            draft.nouns.add(word.lower.rstrip("."))
    behind = syntax.tokens[naming.first + 1 : naming.stop]
    of = next((t.i for t in behind if t.lower in ("of", "for", "to")), naming.stop)
    for word in (last, syntax.tokens[of - 1]):
        if last_word_kind(word.text) is not None:
            draft.ends.add(word.lower)
    if any(t.text == "Police" for t in syntax.tokens[naming.first : naming.stop]):
        draft.nouns.add("police")
    if "dept" in draft.nouns or text == "Treasury":
        draft.nouns.add("department")
    if held is not None:
        sorts = ((w, last_word_kind(w)) for w in held.name.split())
        lands = draft.kind in ("armed_group", "organization")  # "the province" is no Khorasan Province of fighters
        draft.nouns.update(w.casefold() for w, sort in sorts if sort is not None and not (lands and sort == "place"))
    if draft.kind == "armed_group":
        draft.nouns |= {"force"} if "forces" in draft.nouns else set()
        draft.nouns -= ORGANS  # "the army" of a report on a Liberation Army is the state's
    elif draft.kind == "organization" and draft.country is None and _is_nobodys_army(syntax, naming):
        draft.nouns -= ORGANS
    for several in sorted(draft.nouns):
        if several.endswith("s") and noun(several[:-1]) is not None and several != "forces":
            draft.nouns.add(several[:-1])


def _is_nobodys_army(syntax: Syntax, naming: Naming) -> bool:
    """Whether a name ends in "Army" and tells by no word that it is a state's: the Black Army may be anybody's."""
    words = syntax.tokens[naming.first : naming.stop]
    if len(words) == 1 or words[-1].lower not in _ARMIES:
        return False
    states = any(k.kind in ("nationality", "country") for t in words[:-1] for k in known(t.text))
    return not states and not any(t.lower in _OF_STATE for t in words)


def _nominal(reading: Reading, naming: Naming) -> None:
    syntax = reading.syntax
    found = noun_at(syntax, naming.head)
    draft = described(reading, naming) or _national(reading, naming)
    if draft is None:
        draft = reading.new(naming.kind)
        draft.plural = plural(syntax.tokens[naming.head])
        draft.country = country_of(reading, naming.head)
        if (
            draft.country is None
            and found is not None
            and (found.noun in ORGANS or is_of_state(syntax, naming, found))
            and is_definite(syntax, naming)
            and (not draft.plural or found.noun == "police")
        ):
            draft.country = whose_organ(reading, naming)
    if found is None and naming.kind == "person" and draft.country is None:  # "a Kordian"
        draft.country = next((k.country for k in known(syntax.tokens[naming.head].text) if k.country), None)
    if found is not None and naming.head not in reading.epithets:
        describe(reading, naming, draft, found)
        known_role = role(found.noun)
        if (found.noun == "party" and naming.kind == "group") or draft.kind == "place":
            known_role = None  # "the parties" to a truce; Vermont is no government where it is "the state"
        if found.noun == "deputy" and syntax.children(naming.head, "poss", "prep"):
            known_role = None  # "the mayor's deputy" sits in no parliament
        if (
            draft.sector is None
            and known_role is not None
            and (draft.kind, known_role.sector) != ("armed_group", "PTY")
        ):
            draft.sector = known_role.sector  # but the faction of an armed group is no party
        if draft.sector is None and found.noun in _FORCES and _of_nation(reading, naming):
            draft.sector = "MIL"
        if found.noun == "officer" and draft.sector == "MIL" and _among_police(reading, naming):
            draft.sector = "COP"
        of = (reading.at(c.i) for c in syntax.children(naming.head, "compound", "nmod", "poss", "amod"))
        owners = [owner for owner in of if owner is not None]
        if draft.sector is None and draft.kind == "organization" and any(o.sector == "IGO" for o in owners):
            draft.sector = "IGO"  # "the U.N. human rights office"
        if draft.sector in ("MIL", "GOV") and any(o.kind == "armed_group" for o in owners):
            draft.sector = "REB"  # "a Red League commander"
        if draft.kind == "person" and draft.order in reading.ahead.values() and found.kind == "person":
            reading.described.append((naming, draft.order))
    reading.put(naming, draft)
    own(reading, naming, draft)
    reading.phrases.setdefault(fold(syntax.span(naming.first, naming.stop).text), draft.order)


def _of_nation(reading: Reading, naming: Naming) -> bool:
    """Whether a phrase is of one state by its adjective or owner and told apart by no more: "Kordian forces", but not
    "pro-Kordian" or "Kordian opposition" ones."""
    syntax = reading.syntax
    words = syntax.tokens[naming.first : naming.head]
    owners = [t for t in words if t.i in reading.demonyms or t.i in reading.country_heads]
    rest = (
        {t.lower for t in words} - {t.lower for t in owners} - {"the", "'s", "’s", "government", "regular", "special"}
    )
    return len(owners) == 1 and not rest


def _among_police(reading: Reading, naming: Naming) -> bool:
    """Whether those in arms last spoken of before a mention are police, so that officers are too."""
    recent = reading.recent(reading.number_of(naming.head), _NEAR)
    armed = ("police" in d.nouns for _, d, m in recent if m.head < naming.head and d.nouns & _ARMED)
    return next(armed, False)


def _national(reading: Reading, naming: Naming) -> Draft | None:
    """The one person of a nationality spoken of shortly before, whom "the Kordian" takes up."""
    if naming.kind != "person" or not is_definite(reading.syntax, naming):
        return None
    codes = {k.country for k in known(reading.syntax.tokens[naming.head].text) if k.form == "demonym"}
    found = {
        draft.order: draft
        for _, draft, mention in reading.recent(reading.number_of(naming.head), _NEAR)
        if codes and mention.head < naming.head and draft.person and not draft.plural and draft.country in codes
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _cast(reading: Reading, chains: Sequence[tuple[Phrase, Cluster]]) -> Cast:
    drafts = [d for d in reading.drafts if kept(reading, d)]
    drafts.sort(key=lambda d: min((m.first, m.head) for m in d.mentions))
    ids = {draft.order: f"e{n}" for n, draft in enumerate(drafts, 1)}
    heads = {head: ids[order] for head, order in sorted(reading.by_head.items()) if order in ids}
    members = {ids[d.order]: tuple(ids[m] for m in d.members if m in ids) for d in drafts if d.members}
    return Cast(
        tuple(entry(reading, draft, ids) for draft in drafts),
        MappingProxyType(heads),
        MappingProxyType(members),
        tuple((phrase, _chain(cluster, ids)) for phrase, cluster in chains),
    )


def _chain(cluster: Cluster, ids: Mapping[int, str]) -> str:
    """The entity that a cluster names, else a name of its own for a thing."""
    return ids.get(-1 if cluster.draft is None else cluster.draft, f"x{cluster.phrases[0] + 1}")
