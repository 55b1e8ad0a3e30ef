"""Links: the cast that the rules found, and a linker's word on who takes up whom, joined.

Phrases are taken from front to back, and each joins the cluster of the earlier phrase that the linker scores best, or
begins its own. What is certain by the rules stands: names of one are together and names of two are not, "the two" are
those last named together, and nobody is joined with another gender, number or country. A pronoun that takes up a thing
names nobody of the cast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.casting.befallen import befallen
from onrecord.annotate.casting.bindings import barred_from, is_no_crowd, named_behind, own_words, thinker_of, told_of
from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.descriptions import RULE, is_own_outlet
from onrecord.annotate.casting.expletives import is_channel, is_dummy, is_thing, says_so
from onrecord.annotate.casting.homelands import REALMS, beside_itself
from onrecord.annotate.casting.modifiers import count_of, country_of, listed_together
from onrecord.annotate.casting.narrators import SECOND_PERSON
from onrecord.annotate.casting.officeholders import from_elsewhere
from onrecord.annotate.casting.ordinals import other_turn
from onrecord.annotate.casting.organs import ORGANS, of_other_house, of_other_state
from onrecord.annotate.casting.pronouns import FIRST_PERSON, asks, is_staffed, of_two, outnumbered, spoken_for
from onrecord.annotate.casting.slots import of_others, of_things
from onrecord.annotate.casting.sorts import is_no_states, is_other_sort
from onrecord.annotate.casting.subjects import DONE_TO_PEOPLE, befalls_people, killed, passed_over
from onrecord.annotate.casting.titled import is_second, only_as
from onrecord.annotate.casting.whereabouts import other_name, other_place
from onrecord.annotate.linked import Linking, Seen
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import noun_at, plural
from onrecord.annotate.phrases import Phrase
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.syntax import Token

# How much better the linker must like another than whom the rules gave a phrase, log odds: what the rules know of
# states and their organs no linker does.
_TRUST: dict[str, float] = {"nominal": 1.0, "pronoun": 1.5}
# A linker that learnt from few texts holds back: what is added to every pair, log odds.
_READY = 1.0
# How much rather a pronoun means who says or thinks what it is the subject of, log odds.
_OWN_WORDS = 1.5
# How sure a linker must be that a noun phrase that the rules left to itself takes somebody up.
_SURE = 0.7
# Who is freed or held is not who took him.
_SOME = frozenset("some many most several half all none".split())
_TAKING = frozenset("arrest detain abduct kidnap seize jail hold capture take release free".split())
_DEFINITE = frozenset("the this that these those".split())
# What a body is called that has the word in its name.
_SORTED = frozenset("committee commission department ministry council court university bureau embassy senate".split())
_INDEFINITE = frozenset("a an another one".split())
_MALE, _FEMALE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_BODIES = frozenset("organization government armed_group country".split())
_THEY = frozenset("they them their theirs themselves".split())


@dataclass(slots=True)
class Cluster:
    """Phrases that name the same: their numbers, and the draft that they name, None for a thing."""

    phrases: list[int] = field(default_factory=list)
    draft: int | None = None
    several: bool = False
    gender: str | None = None
    people: bool | None = None
    named: bool = False


def linked(
    reading: Reading, phrases: Sequence[Phrase], mentions: Sequence[Naming], seen: Seen, linking: Linking
) -> tuple[tuple[Phrase, Cluster], ...]:
    """Join the linker's word to the reading, whose mentions go to the draft of their cluster; a pronoun in a cluster of
    things names nobody. Every phrase with its cluster, in the order of the phrases."""
    found = clusters(reading, phrases, seen, linking)
    _relink(reading, phrases, {n.head: n for n in mentions}, found)
    of = {n: cluster for cluster in found for n in cluster.phrases}
    return tuple((phrase, of[n]) for n, phrase in enumerate(phrases))


def clusters(reading: Reading, phrases: Sequence[Phrase], seen: Seen, linking: Linking) -> list[Cluster]:
    """The clusters of a report, in the order of their first phrases; every phrase is in one."""
    candidates = _candidates(seen, linking)
    found: list[Cluster] = []
    of_phrase: dict[int, Cluster] = {}
    of_draft: dict[int, Cluster] = {}
    for n, phrase in enumerate(phrases):
        order = reading.by_head.get(phrase.head)
        draft = None if order is None else reading.drafts[order]
        rules = of_draft.get(order) if order is not None else None
        cluster = rules
        if draft is None or not _certain(reading, phrase, draft, first=rules is None):
            cluster = None
            scores: dict[int, tuple[float, Cluster]] = {}
            token = reading.syntax.tokens[phrase.head]
            thinker = thinker_of(reading, token) if phrase.form == "pronoun" else None
            thinker = befallen(reading, token) if phrase.form == "pronoun" and thinker is None else thinker
            for score, earlier in candidates.get(n, ()):
                other = of_phrase[earlier]
                if other is rules:
                    score += _TRUST.get(phrase.form, 0.0)
                if phrases[earlier].head == thinker:
                    score += _OWN_WORDS
                if id(other) not in scores or score > scores[id(other)][0]:
                    scores[id(other)] = score, other
            alone = float(linking.alone[n]) - _READY
            if draft is not None and rules is None:
                alone += _SURE
            best, cluster = alone, None
            for score, other in scores.values():
                if score > best and _may_join(reading, phrases, n, draft, other):
                    best, cluster = score, other
        if cluster is None:
            cluster = Cluster()
            found.append(cluster)
        cluster.phrases.append(n)
        of_phrase[n] = cluster
        _take(reading, phrase, draft, cluster)
        if order is not None:
            of_draft.setdefault(order, cluster)
    return found


def _candidates(seen: Seen, linking: Linking) -> Mapping[int, Sequence[tuple[float, int]]]:
    """For each phrase the earlier ones that it may take up, with their scores: those that could win against taking up
    nothing, whatever the rules add to them. Nine pairs of ten could not."""
    found: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    later = seen.pairs[:, 0]
    hopeful = linking.pairs + max(_TRUST.values()) + _OWN_WORDS > linking.alone[later] - _READY
    for (after, before), score in zip(seen.pairs[hopeful].tolist(), linking.pairs[hopeful].tolist(), strict=True):
        found[after].append((score, before))
    return found


def _certain(reading: Reading, phrase: Phrase, draft: Draft, *, first: bool) -> bool:
    """Whether the rules' word on a phrase stands, whatever a linker says; `first`: it is the first that names them."""
    token = reading.syntax.tokens[phrase.head]
    if phrase.form == "name":
        return not first
    if draft.members or draft.narrates or token.lower.endswith(("self", "selves")):
        return True
    if phrase.form == "pronoun":
        body = draft.named and draft.kind in ("organization", "armed_group") and token.lower == "its"
        if body and is_staffed(reading.syntax, token) and _in_sentence(reading, token, draft):
            return True
        return token.tag == "CD" or named_behind(reading, token) is draft or _says_of_itself(reading, token, draft)
    found = noun_at(reading.syntax, phrase.head)
    if found is None:
        return first and draft.named
    return (
        (first and draft.named)
        or found.noun in ORGANS | RULE | REALMS.keys()
        or is_own_outlet(reading.syntax, phrase.first, found)
    )


def _in_sentence(reading: Reading, token: Token, draft: Draft) -> bool:
    """Whether a draft is the only named body told of in the sentence of a pronoun."""
    number = reading.number_of(token.i)
    told = {d.order for n, d, m in reading.recent(number, 0) if n == number and m.head < token.i and d.named}
    return {o for o in told if reading.drafts[o].kind in ("organization", "armed_group", "government")} == {draft.order}


def _says_of_itself(reading: Reading, token: Token, draft: Draft) -> bool:
    """Whether the pronoun is the subject of what its own draft says, or who speaks for it: "the firm said it would
    close"."""
    clause = reading.syntax.head(token.i)
    if token.label not in ("nsubj", "nsubjpass") or clause is None or clause.label != "ccomp":
        return False
    subjects = reading.syntax.children(clause.head, "nsubj")
    if not subjects or not is_reporting(reading.syntax.tokens[clause.head].lemma):
        return False
    return reading.at(subjects[0].i) is draft or spoken_for(reading, token) is draft


def _take(reading: Reading, phrase: Phrase, draft: Draft | None, cluster: Cluster) -> None:
    token = reading.syntax.tokens[phrase.head]
    word = token.lower
    if draft is not None and (phrase.form != "pronoun" or draft.narrates or draft.members):
        if cluster.draft is None or (draft.named and not cluster.named):
            cluster.draft = draft.order
        cluster.named = cluster.named or draft.named
        cluster.gender = cluster.gender or draft.gender
        cluster.people = draft.kind == "person" or (draft.kind == "group" and None)
    if len(cluster.phrases) == 1:
        person = phrase.form == "name" and draft is not None and draft.kind == "person"  # "Antonio Guterres"
        cluster.several = not person and (plural(token) or token.tag == "CC")
        if phrase.form == "nominal" and draft is None:
            cluster.people = False
    if word in _MALE | _FEMALE:
        cluster.gender = cluster.gender or ("m" if word in _MALE else "f")


def _may_join(reading: Reading, phrases: Sequence[Phrase], n: int, draft: Draft | None, cluster: Cluster) -> bool:
    phrase = phrases[n]
    syntax = reading.syntax
    if (
        draft is not None
        and draft.named
        and cluster.named
        and cluster.draft != draft.order
        and phrase.form != "pronoun"
    ):
        return False
    token = syntax.tokens[phrase.head]
    word = token.lower
    held = None if cluster.draft is None else reading.drafts[cluster.draft]
    if phrase.form != "pronoun" and other_name(reading, phrase.head, tuple(phrases[k].head for k in cluster.phrases)):
        return False  # "the Noor mosque" is not "the Rawda mosque"
    if phrase.form == "name":
        if draft is None or draft.kind == "person":
            return True
        if is_no_states(draft) and held is not None and held.nouns & ORGANS:
            return False  # "the army" of a report on a Liberation Army is the state's
        own = draft.country or country_of(reading, phrase.head)
        if own is not None and held is not None and held.country not in (None, own):
            return False  # "the Kordian Ministry of Defence" is not the ministry in another capital
        return not _brought_in(reading, phrases, cluster)
    if phrase.form == "pronoun":
        if cluster.draft is not None and cluster.draft in barred_from(reading, token) | told_of(reading, token):
            return False
        last = phrases[cluster.phrases[-1]].head
        if word not in _IT and killed(reading, token, last) and phrases[cluster.phrases[-1]].form != "pronoun":
            return False
        if word in _MALE or word in _FEMALE:
            gender = "m" if word in _MALE else "f"
            before = reading.number_of(phrase.head) - 1
            near = [h for k in cluster.phrases if reading.number_of(h := phrases[k].head) >= before]
            if near and all(passed_over(reading, token, h) for h in near):
                return False
            if cluster.draft is not None and cluster.draft == own_words(reading, token):
                return False
            if held is not None and not held.named and any(asks(reading, held, m) for m in held.mentions):
                return False
            return not cluster.several and cluster.gender in (None, gender) and cluster.people is not False
        if word in _IT:
            thing = held is not None and (is_thing(syntax, token, held.kind) or of_others(syntax, token, held))
            if thing or (held is not None and says_so(syntax, token)) or is_channel(reading, last):
                return False
            one = not cluster.several and cluster.people is not True and cluster.gender is None
            return one and not is_dummy(syntax, token)
        if word in _THEY:
            if _took_others(reading, phrases, token, cluster):
                return False
            if held is not None and outnumbered(reading, token, held):
                return False
            if held is not None and _are_others(reading, phrases, token, held, cluster):
                return False
            if of_two(syntax, token) and (held is None or not held.members):
                return False
            if held is not None and is_thing(syntax, token, held.kind):
                return False
            if (listed := _listed_of(reading, phrases, n)) is not None and listed not in cluster.phrases:
                return False
            if held is not None and held.kind == "country" and not cluster.several and not held.plural:
                return any(plural(syntax.tokens[phrases[k].head]) for k in cluster.phrases)
            body = held is not None and held.kind not in ("group", "nationality", "armed_group") and not cluster.several
            if body and befalls_people(syntax, token):
                return False
            return cluster.several or cluster.people is not True
        return True
    if any(phrase.first <= phrases[k].head < phrase.head for k in cluster.phrases[-3:]):
        return False  # "his lawyer" is not he
    if any(phrases[k].form != "pronoun" and listed_together(syntax, phrases[k].head, token.i) for k in cluster.phrases):
        return False
    if token.label == "poss" and any(beside_itself(syntax, token.i, phrases[k].head) for k in cluster.phrases[-3:]):
        return False
    count = count_of(syntax, phrase.head)
    if count is not None and any(count_of(syntax, phrases[k].head) not in (None, count) for k in cluster.phrases):
        return False  # "eleven soldiers" are not "the 11,600 soldiers"
    owner = _owner(reading, phrase)
    if owner and any(_owner(reading, phrases[k]) not in ("", owner) for k in cluster.phrases):
        return False  # "the prosecutor's office" is not "the mayor's office"
    found = noun_at(syntax, phrase.head)
    if draft is not None and not draft.named and syntax.tokens[phrase.first].lower not in _DEFINITE:
        return False
    sorted_apart = found is not None and found.noun in _SORTED and held is not None and held.named and bool(held.ends)
    if sorted_apart and found is not None and held is not None and found.noun not in held.nouns | held.ends:
        return False  # "the committee" is no department
    if held is not None:
        mention = Naming(phrase.first, phrase.head + 1, phrase.head, "nominal", phrase.kind)
        if only_as(reading, held, mention) or of_other_house(reading, mention, held):
            return False
        besides = tuple(phrases[k].head for k in cluster.phrases)
        if other_turn(reading, held, phrase.head, besides=besides):
            return False  # "another official" is not the first
        if other_place(reading, held, phrase.head, besides=besides):
            return False  # "the embassy in Niger" is not the one in Chad
        if is_second(reading, held, mention):
            return False  # "the vice president" is not the president
        if of_other_state(reading, mention, held) or from_elsewhere(reading, mention, held):
            return False
        if draft is not None and draft.country and not held.country and held.named and draft.kind != "person":
            return False
        if found is not None and (is_other_sort(found.noun, held) or (found.noun in ORGANS and is_no_states(held))):
            return False
        if draft is None and held.named and held.kind == "person":
            return phrase.kind == "person" or token.label in ("appos", "attr")
        if found is not None and (found.kind == "person") != (held.kind in ("person", "group")):
            return False
        if found is not None and found.kind == "place" and held.kind in ("armed_group", "organization"):
            return False  # "the province" is no group that has the word in its name
        if draft is not None and draft.country and held.country and draft.country != held.country:
            return False
        if found is not None and found.gender is not None and cluster.gender not in (None, found.gender):
            return False
        if draft is not None and draft.plural != cluster.several and not held.members:
            return False
    return True


def _are_others(reading: Reading, phrases: Sequence[Phrase], token: Token, held: Draft, cluster: Cluster) -> bool:
    heads = [phrases[k].head for k in cluster.phrases]
    return thinker_of(reading, token) not in heads and all(is_no_crowd(reading, token, held, head) for head in heads)


def _owner(reading: Reading, phrase: Phrase) -> str:
    """By whose noun a phrase is told apart from others of the sort, empty where by none or by a name."""
    if phrase.form != "nominal":
        return ""
    owners = (c for c in reading.syntax.children(phrase.head, "poss") if c.tag in ("NN", "NNS"))
    return next((c.lemma for c in owners), "")


def _listed_of(reading: Reading, phrases: Sequence[Phrase], n: int) -> int | None:
    """The phrase that "them" must mean of whom some are told apart: "held 31 suspects, among | them a teacher", "three
    men, two of | them foreigners"."""
    tokens = reading.syntax.tokens
    head = phrases[n].head
    first = reading.syntax.sentence_of(head).first
    if head - 3 < first:
        return None
    part = tokens[head - 1].lower == "of" and (tokens[head - 2].tag == "CD" or tokens[head - 2].lower in _SOME)
    among = tokens[head - 1].lower in ("among", "including")
    if not (part or among) or tokens[head - 2 - part].text != ",":
        return None
    before = ((k, tokens[phrases[k].head]) for k in range(n - 1, -1, -1) if phrases[k].head >= first)
    return next((k for k, token in before if token.i < head - 1 and plural(token) and token.pos != "PRON"), None)


def _took_others(reading: Reading, phrases: Sequence[Phrase], token: Token, cluster: Cluster) -> bool:
    """Whether a pronoun is of people held or freed, and the cluster of whoever took somebody: "Police arrested six of
    them. They were freed later"."""
    syntax = reading.syntax
    of = syntax.tokens[token.head]
    whole = syntax.tokens[of.head] if token.label == "pobj" and of.lower == "of" else token  # "the last of them"
    verb = syntax.tokens[whole.head]
    passive = whole.label == "nsubjpass"
    if verb.lemma not in DONE_TO_PEOPLE or not (passive or whole.label == "dobj"):
        return False
    for k in cluster.phrases[-3:]:
        doer = syntax.tokens[phrases[k].head]
        if doer.label == "nsubj" and syntax.tokens[doer.head].lemma in _TAKING and verb.lemma in _TAKING:
            return True
    return False


def _brought_in(reading: Reading, phrases: Sequence[Phrase], cluster: Cluster) -> bool:
    """Whether a cluster began with a phrase that brings in one more of its sort, "a Kordia-owned bank": which body that
    is the report says beside it or not at all, and a body named after it is another."""
    return not cluster.named and reading.syntax.tokens[phrases[cluster.phrases[0]].first].lower in _INDEFINITE


def _relink(
    reading: Reading, phrases: Sequence[Phrase], namings: Mapping[int, Naming], found: Sequence[Cluster]
) -> None:
    """Make the clusters the drafts of the reading: mentions go to the draft of their cluster, and a pronoun in a
    cluster of things, or where a thing stands, names nobody."""
    for draft in reading.drafts:
        draft.mentions.clear()
    reading.log.clear()
    before = dict(reading.by_head)
    reading.by_head.clear()
    given: dict[int, Draft] = {}
    for cluster in found:
        if cluster.draft is None:
            continue
        target = reading.drafts[cluster.draft]
        heads = [phrases[n].head for n in cluster.phrases]
        for n in cluster.phrases:
            head = phrases[n].head
            if phrases[n].form == "pronoun" and _stands_for_thing(reading, head, target, heads):
                continue
            given[head] = target
            order = before.get(head)
            if order is not None and order != target.order and phrases[n].form != "pronoun":
                _absorb(target, reading.drafts[order])
    for head in sorted(namings):
        naming = namings[head]
        whose = given.get(head)
        first = reading.syntax.tokens[head].lower in FIRST_PERSON | SECOND_PERSON
        if whose is not None and (head in before or not first):  # whoever speaks is found with what is said
            reading.put(naming, whose)


def _stands_for_thing(reading: Reading, head: int, draft: Draft, others: Sequence[int]) -> bool:
    """Whether a pronoun that was joined to somebody, told of at the tokens `others` too, stands where a thing does, so
    that whom it means is left open; not where the same sentence says that they say so."""
    syntax = reading.syntax
    token = syntax.tokens[head]
    if draft.members or draft.narrates or (token.lower == "it" and draft.kind not in _BODIES):
        return False
    subjects = [t for i in others if i < head and (t := syntax.tokens[i]).label.startswith("nsubj")]
    clause = syntax.tokens[token.head]
    if clause.label == "ccomp" and is_reporting(syntax.tokens[clause.head].lemma):
        above = {clause.head, *(a.i for a in syntax.ancestors(clause.head))}
        if any(t.head in above for t in subjects):
            return False
    before = reading.number_of(head) - 1
    going_on = any(reading.number_of(t.i) == before and syntax.tokens[t.head].label == "ROOT" for t in subjects)
    return of_things(syntax, token, going_on=going_on)


def _absorb(target: Draft, other: Draft) -> None:
    target.kind = target.kind or other.kind
    target.country = target.country or other.country
    target.sector = target.sector or other.sector
    target.gender = target.gender or other.gender
    target.nouns |= other.nouns
    for noun, words in other.modifiers.items():
        target.modifiers.setdefault(noun, words)
