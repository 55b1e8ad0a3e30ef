"""Pronouns: whom "he", "it", "they" and "the two" take up.

A salience model in the manner of Lappin and Leass (1994): mentions of the last sentences are scored by nearness and
by their place in the sentence; gender, number and binding rule candidates out. Without a good candidate a pronoun
stays unresolved.
"""

from __future__ import annotations

from onrecord.annotate.casting.befallen import befallen
from onrecord.annotate.casting.bindings import (
    SAYING,
    SHARES,
    barred_from,
    beside_owned,
    is_no_crowd,
    named_behind,
    named_in_main,
    named_together,
    own_words,
    speaker_of,
    thinker_of,
    told_of,
)
from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.expletives import is_channel, is_expletive, is_thing, of_goods, thing_between
from onrecord.annotate.casting.slots import of_others
from onrecord.annotate.casting.subjects import befalls_people, blamed_for, killed, passed_over, takes, urged
from onrecord.annotate.casting.together import coordinations, joint, met, so_many
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import noun_at, plural
from onrecord.annotate.numbers import value_of
from onrecord.annotate.syntax import Syntax, Token

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_NEUTER = frozenset("it its itself".split())
WE = frozenset("we us our ours ourselves".split())
FIRST_PERSON = frozenset("i me my mine myself".split()) | WE
_REACH = {"m": 5, "f": 6, "p": 3, "n": 2}
_REPORTERS = frozenset("reporter journalist correspondent".split())
# A plural subject of the sentence itself is rather meant than two who met in the one before.
_TOGETHER = 1.2
# Whom bodies have, and things do not.
_STAFF = frozenset(
    """spokesman spokeswoman spokesperson commander leader chairman chairwoman chairperson president secretary chief
    member fighter soldier militant troop supporter lawmaker deputy headquarters founder ceo treasurer""".split()
)
_BODIES = frozenset(("organization", "government", "armed_group", "country"))


def antecedent(reading: Reading, naming: Naming) -> Draft | None:
    """The draft that a pronoun of the third person takes up, None where that is open."""
    token = reading.syntax.tokens[naming.head]
    word = token.lower
    if word == "both" or token.tag == "CD":
        return so_many(reading, naming, int(value_of([word]) or 2))
    sort = (
        "m" if word in _MALE else "f" if word in _FEMALE else "p" if word in _PLURAL else "n" if word in _NEUTER else ""
    )
    if not sort or (sort == "n" and is_expletive(reading, token)) or of_goods(reading.syntax, token):
        return None
    if word.endswith(("self", "selves")):
        return _subject_of_clause(reading, token, sort)
    own = spoken_for(reading, token) if sort == "n" else named_behind(reading, token) if sort in "mf" else None
    own = own or beside_owned(reading, token)
    if own is not None and _may_mean(own, sort):
        return own
    together = named_together(reading, token) if sort == "p" else []
    if together:
        return joint(reading, together)
    if of_two(reading.syntax, token):
        return so_many(reading, naming, 2)
    sentence = reading.number_of(token.i)
    best: tuple[float, int] | None = None
    found: Draft | None = None
    seen: dict[int, int] = {}
    quoted = reading.quoted[token.i]
    barred = barred_from(reading, token) | told_of(reading, token)
    speaker = _speaker(reading, token) if quoted and sort in "mf" else None
    blamed = blamed_for(reading.syntax, token)
    own_subject = _own_subject(reading.syntax, token) if blamed is None else blamed
    governor = reading.syntax.head(token.i)
    struck = befallen(reading, token)
    thinker = thinker_of(reading, token)
    if sort == "p" and thinker is not None and _are_others(reading, thinker):
        return None
    saying = token.label == "nsubj" and governor is not None and governor.lemma in SAYING and not quoted
    fronted = None if quoted else named_in_main(reading, token)
    for number, draft, mention in reading.recent(sentence, _REACH[sort]):
        if mention.head >= token.i or draft.order in barred or draft.order == speaker:
            continue
        if not _agrees(draft, mention, sort, reading):
            continue
        if saying and asks(reading, draft, mention):
            continue
        if quoted and sort == "p" and draft.nouns & _REPORTERS:
            continue  # they would be "you"
        if sort == "p" and outnumbered(reading, token, draft):
            continue
        if sort == "p" and mention.head != thinker and is_no_crowd(reading, token, draft, mention.head):
            continue
        if sort == "n" and is_channel(reading, mention.head):
            continue
        if of_others(reading.syntax, token, draft):
            continue
        if sort == "n" and token.label in ("poss", "dobj") and is_thing(reading.syntax, token, draft.kind):
            continue
        if sort in "mf" and passed_over(reading, token, mention.head):
            continue
        if sort != "n" and killed(reading, token, mention.head):
            continue
        body = draft.kind in _BODIES and draft.kind != "armed_group"
        body = body and (not draft.plural or takes(reading.syntax, mention.head))
        if sort == "p" and body and befalls_people(reading.syntax, token):
            continue
        if saying and draft.kind == "place" and not _does(reading, mention):
            continue
        seen[draft.order] = seen.get(draft.order, 0) + 1
        distance = sentence - number
        score = reading.weight(mention) - 0.75 * distance + min(seen[draft.order], 3) * 0.12
        if reading.quoted[mention.head] and not quoted:
            if distance == 0 and saying:
                continue  # "what our president said," she told reporters
            score -= 0.9
        if mention.form != "nominal":
            score += 0.15
        if sort == "p":
            score += _plural_bonus(reading, draft, mention)
        elif sort == "n" and _is_owner(reading, mention):
            score -= 0.4  # of "Arda's Sea Guard" rather the guard is meant
        elif sort == "n" and draft.kind == "place":
            score -= 0.5 if draft.named and reading.weight(mention) >= 0.4 else 1.0
        if saying:
            score += _as_speaker(reading, mention, token)
        if distance == 0 and token.label == "poss" and mention.head == own_subject:
            score += 0.6
        if mention.head == thinker:
            score += 0.6
        if mention.head == blamed:
            score += 0.4
        if mention.head == struck:
            score += 1.5
        if distance == 0 and token.label == "poss" and mention.head > token.i - 4:
            score += 0.1
        if sort == "p" and mention.head == _right_before(reading.syntax, token):
            score += 0.8
        if draft.order == fronted and sort in "mf":
            score += 0.7
        if distance == 0 and thinker is not None and _in_aside(reading.syntax, mention.head, thinker):
            score -= 0.8
        if distance == 0 and token.label == "poss" and _only_receives(reading, mention):
            score -= 0.8
        rank = (score, mention.head)
        if best is None or rank > best:
            best, found = rank, draft
    if (
        sort == "n"
        and best is not None
        and not (saying or is_staffed(reading.syntax, token))
        and thing_between(reading, token, best[1])
    ):
        return None
    if sort == "p":
        joined = _coordination(reading, token, sentence, best)
        if joined is not None:
            return joined
    limit = -1.6 if sort in "mf" else -0.9
    if sort == "p" and quoted and best is not None and not reading.quoted[best[1]]:
        # Whom a speaker's "they" means is often said by nobody in the report.
        limit = 0.0 if reading.number_of(best[1]) == sentence else 0.3
    if best is not None and best[0] > limit:
        return found
    # "After | he | was replaced by Lind, Orr was hired": nobody before him is meant.
    behind = reading.drafts[fronted] if fronted is not None and sort in "mf" and fronted not in barred else None
    return behind if behind is not None and behind.kind == "person" and _may_mean(behind, sort) else None


def is_staffed(syntax: Syntax, token: Token) -> bool:
    """Whether what a pronoun owns only bodies have: "| its | commander"."""
    return token.label == "poss" and syntax.tokens[token.head].lemma in _STAFF


def _is_owner(reading: Reading, mention: Naming) -> bool:
    """Whether a mention only says whose a body is that is named with it."""
    token = reading.syntax.tokens[mention.head]
    owned = reading.at(token.head) if token.label == "poss" else None
    return owned is not None and owned.named and owned.kind in ("organization", "government", "armed_group")


def _right_before(syntax: Syntax, token: Token) -> int | None:
    """The token of people right before the time of what is theirs: "guarded the | marchers during | their rally"."""
    prep = syntax.tokens[syntax.tokens[token.head].head]
    during = token.label == "poss" and prep.lower in ("during", "amid") and prep.i < token.i and prep.i > 0
    return prep.i - 1 if during and syntax.tokens[prep.i - 1].tag == "NNS" else None


def _in_aside(syntax: Syntax, head: int, thinker: int) -> bool:
    """Whether somebody is only named in what the speaker did beside, and the pronoun is rather of the speaker: "Orr,
    alleging that | Cole had lied, said that he"."""
    between: list[Token] = []
    for t in syntax.ancestors(head):
        if t.i == thinker:
            return any(v.pos == "VERB" for v in between)
        between.append(t)
    return False


def _are_others(reading: Reading, thinker: int) -> bool:
    """Whether several who say or think something are nobody named: "nine in ten | say they"."""
    token = reading.syntax.tokens[thinker]
    several = plural(token) or token.tag == "CD" or token.lower in SHARES
    return several and token.pos != "PRON" and reading.at(thinker) is None


def of_two(syntax: Syntax, token: Token) -> bool:
    """Whether "them" are two: "both of | them"."""
    before = syntax.tokens[token.i - 2 : token.i] if token.i > 1 else ()
    two = len(before) == 2 and before[1].lower == "of" and before[0].lower in ("both", "two", "neither", "either")
    return two and token.lower == "them"


def outnumbered(reading: Reading, token: Token, draft: Draft) -> bool:
    """Whether "they" is rather people told of right before than a body in the singular: "A court ordered the police to
    free two singers. They ..."."""
    if draft.plural or draft.members or draft.kind not in ("organization", "government") or token.label == "poss":
        return False
    told = max((m.head for m in draft.mentions if m.head < token.i), default=token.i)
    if any(plural(reading.syntax.tokens[m.head]) for m in draft.mentions):
        return False
    barred = barred_from(reading, token)
    recent = reading.recent(reading.number_of(token.i), 1)
    return any(
        d.plural and d.kind in ("group", "person", "nationality") and told < m.head < token.i and d.order not in barred
        for _, d, m in recent
    )


def asks(reading: Reading, draft: Draft, mention: Naming) -> bool:
    """Whether a mention is of a reporter who asks, and whom somebody else answers."""
    token = reading.syntax.tokens[mention.head]
    return (
        not draft.named
        and bool(draft.nouns & _REPORTERS)
        and token.label == "nsubj"
        and reading.syntax.tokens[token.head].lemma == "ask"
    )


def spoken_for(reading: Reading, token: Token) -> Draft | None:
    """The body of whoever says what a pronoun is the subject of: "the firm's director said that it had ..."."""
    syntax = reading.syntax
    own = syntax.tokens[token.head] if token.label == "poss" else token  # "said that | its | director had ..."
    clause = syntax.tokens[own.head]
    verb = syntax.tokens[clause.head]
    if own.label not in ("nsubj", "nsubjpass") or clause.label != "ccomp" or verb.lemma not in SAYING:
        return None
    for speaker in syntax.children(verb.i, "nsubj"):
        whole = syntax.behind(speaker.i, "of", "for")
        for owner in (*syntax.children(speaker.i, "poss"), *whole):
            body, person = reading.at(owner.i), noun_at(syntax, speaker.i)
            if body is not None and body.kind in _BODIES and person is not None and person.kind == "person":
                return body
    return None


def _only_receives(reading: Reading, mention: Naming) -> bool:
    """Whether a body is only who got something to pass on: "In a message sent to the agency, its leader said ..." is of
    whose leader speaks, not of the agency."""
    syntax = reading.syntax
    preposition = syntax.head(mention.head)
    participle = syntax.head(preposition.i) if preposition is not None else None
    return (
        preposition is not None
        and preposition.lower in ("to", "by")
        and participle is not None
        and participle.label == "acl"
        and participle.tag == "VBN"
    )


def _own_subject(syntax: Syntax, token: Token) -> int | None:
    """The token that is the subject of the clause whose object a possessive is of: "said that the | bank hid its
    losses"."""
    owned = syntax.tokens[token.head]
    if token.label != "poss" or owned.label not in ("dobj", "pobj", "attr", "oprd"):
        return None
    verb = next((t for t in syntax.ancestors(owned.i) if t.pos in ("VERB", "AUX")), None)
    subjects = syntax.children(verb.i, "nsubj", "nsubjpass") if verb is not None else ()
    if verb is not None and not subjects:
        return urged(syntax, verb, token)
    return next((t.i for t in subjects if t.i < token.i), None)


def _does(reading: Reading, mention: Naming) -> bool:
    """Whether a place is told of as acting, as a city does that sends a letter."""
    token = reading.syntax.tokens[mention.head]
    verb = reading.syntax.head(token.i)
    return token.label == "nsubj" and verb is not None and verb.pos == "VERB"


def _as_speaker(reading: Reading, mention: Naming, pronoun: Token) -> float:
    """What speaks for somebody as who goes on speaking: a speaker before, rather than somebody spoken of."""
    token = reading.syntax.tokens[mention.head]
    governor = reading.syntax.head(token.i)
    tense = reading.syntax.tokens[pronoun.head].tag
    if token.label == "nsubj" and governor is not None and governor.lemma in SAYING and governor.label != "ccomp":
        return 0.7 if governor.tag == tense == "VBZ" else 0.4  # "The mission stresses ... | It calls on"
    for above in reading.syntax.ancestors(token.i):
        if above.label == "ccomp" and reading.syntax.tokens[above.head].lemma in SAYING:
            return 0.0 if above in list(reading.syntax.ancestors(pronoun.i)) else -0.3
    return 0.0


def _agrees(draft: Draft, mention: Naming, sort: str, reading: Reading) -> bool:
    if mention.form == "nominal" and mention.first == mention.head and sort != "p":
        found = noun_at(reading.syntax, mention.head)
        if found is not None and found.vague:
            return False  # "read on television"
    if sort in "mf":
        return draft.kind == "person" and not draft.plural and draft.gender in (None, sort)
    adjective = reading.syntax.tokens[mention.head].tag.startswith("JJ")
    if sort == "p":
        if draft.plural or draft.members:
            return True
        if draft.kind == "country" and not plural(reading.syntax.tokens[mention.head]):
            return False
        return not adjective and draft.kind in (
            "organization",
            "armed_group",
            "group",
            "nationality",
            "government",
            "country",
        )
    return draft.kind not in ("person", "group", "nationality", None) and not draft.plural and not adjective


def _plural_bonus(reading: Reading, draft: Draft, mention: Naming) -> float:
    token = reading.syntax.tokens[mention.head]
    if draft.plural or draft.members or token.tag in ("NNS", "NNPS"):
        return 0.6
    if draft.kind in ("country", "government"):
        return -0.5
    return 0.1


def _speaker(reading: Reading, token: Token) -> int | None:
    """The draft of whoever says the quotation that a pronoun stands in, also where that is told behind it by another
    pronoun: "He will not sign," | she wrote."""
    speaker = speaker_of(reading, token)
    if speaker is None or speaker.i < token.i or speaker.lower not in _MALE | _FEMALE:
        return own_words(reading, token)
    said_by = antecedent(reading, Naming(speaker.i, speaker.i + 1, speaker.i, "pronoun", None))
    return None if said_by is None else said_by.order


def _subject_of_clause(reading: Reading, token: Token, sort: str) -> Draft | None:
    """Who does what a reflexive stands with: the subject of its verb, or whoever is accused of it or kept from it."""
    syntax = reading.syntax
    below = token
    for above in syntax.ancestors(token.i):
        if above.pos not in ("VERB", "AUX"):
            below = above
            continue
        accused = syntax.children(above.i, "dobj") if below.label == "prep" and below.i != token.head else ()
        for child in (*accused, *syntax.children(above.i, "nsubj", "nsubjpass")):
            draft = reading.at(child.i)
            if draft is None or not _may_mean(draft, sort):
                return None
            return draft
        below = above
    return None


def _may_mean(draft: Draft, sort: str) -> bool:
    if sort in "mf":
        return draft.person and not draft.plural and draft.gender in (None, sort)
    return draft.plural or bool(draft.members) or not draft.person if sort == "p" else not draft.person


def _coordination(reading: Reading, token: Token, sentence: int, best: tuple[float, int] | None) -> Draft | None:
    """The draft of a coordinated subject, or of two who met, that a plural pronoun takes up before any single
    candidate."""
    pair = met(reading, token.i, sentence) if token.label in ("nsubj", "nsubjpass") else None
    if pair is not None and (best is None or best[0] < _TOGETHER):
        return joint(reading, pair)
    for head, members in coordinations(reading, token.i, sentence, 1):
        label = reading.syntax.tokens[head].label
        score = (1.0 if label.startswith("nsubj") else 0.2) + 0.5 - 0.75 * (sentence - reading.number_of(head))
        if all(m.named for m in members) and (best is None or score > best[0]) and score > 0:
            if {m.kind for m in members} <= {"country", "place"} and not label.startswith("nsubj"):
                continue
            return joint(reading, members)
    return None
