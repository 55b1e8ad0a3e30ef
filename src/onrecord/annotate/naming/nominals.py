"""Nominal mentions ("two Iraqi security officials", "the army") and the words that stand for somebody named before
("the two", "both", pronouns)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.naming.readings import reading
from onrecord.annotate.naming.titles import MODIFIERS
from onrecord.annotate.nouns import Noun, noun_at, plural
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EntityKind

PERSONAL = frozenset(
    "he him his himself she her hers herself they them their theirs themselves it its itself "
    "i me my mine myself we us our ours ourselves you your yours yourself".split()
)
_PREMODIFIERS = frozenset("det predet amod compound nummod poss nmod quantmod npadvmod advmod neg".split())
_MODIFYING = frozenset("compound nmod amod npadvmod".split())
# Bodies that titles are made of, and the titles: "army spokesman", "foreign ministry spokeswoman".
_SPOKEN_FOR = frozenset(
    "army military government ministry police navy parliament embassy coalition militia party group union agency "
    "company junta council court".split()
) | {"air force", "central bank", *(f"{of} ministry" for of in ("foreign", "defense", "defence", "interior", "health"))}
_SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson chief commander official officials source leader head director secretary "
    "president chairman chairwoman founder commissioner governor superintendent inspector negotiator captain".split()
)
_PORTFOLIOS = frozenset(
    "foreign defense defence interior health finance justice energy oil trade education information transport air "
    "agriculture environment economy labor labour central".split()
)
HOUSES = frozenset("hospital library school university clinic museum church prison".split())
"""What a house is called in which something happens, and that is often called after somebody."""
# What is celebrated, or when: no political party.
_FEASTING = frozenset(
    "holiday christmas birthday dinner cocktail garden wedding farewell retirement tea house pool block office "
    "thanksgiving halloween anniversary engagement launch victory watch".split()
)
_IN = frozenset("in at near outside inside from to into around behind opposite".split())
# What befalls a house, and not whoever works there.
_SHUT = frozenset("close shut open reopen evacuate damage destroy hit burn bomb shell raid search storm build".split())
VESSELS = frozenset(
    "tanker ship vessel ferry frigate destroyer warship boat freighter trawler carrier yacht submarine cruiser "
    "corvette supertanker".split()
)
# What is done to a thing of a name that people bear too.
_DONE_TO = {"anchor": frozenset("drag drop weigh haul raise lower lose sever cut damage".split())}
HELD_AS = frozenset(
    """serve work act run stand campaign testify speak win retire resign quit step return emerge sit govern rule vote
    volunteer double begin start finish preside rise depart leave""".split()
)
"""What somebody does as what he is."""
CHOOSING = frozenset(
    """pick choose elect appoint select nominate tap install hire keep retain anoint crown oust remove fire sack reelect
    inaugurate name swear confirm promote reappoint reinstate dismiss suspend ordain approve enthrone""".split()
)
"""What is done to somebody who is or was something by it."""


def takes_over(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb says that somebody takes over: "took | over as governor"."""
    return verb.lemma == "take" and any(t.lower == "over" for t in syntax.children(verb.i, "prt", "advmod", "prep"))


_AGENTS = frozenset("nerve chemical biological toxic blister choking cleaning".split())
_CONTESTED = frozenset("race contest election primary ballot runoff mansion seat chair debate".split())
_UNIONS = frozenset("union association federation league guild syndicate society club collective".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
# Words that stand before names and mean something else, or nobody, by themselves.
_ADDRESS = frozenset(
    "mr mrs ms miss madam sir lord lady dame dr prof sen rep gov gen sgt lt col maj capt cmdr adm brig chair major "
    "marine atty engr barr insp supt hon shri smt alhaji".split()
)
_DOWNED = frozenset("down scramble intercept".split())
_AIRBORNE = frozenset(
    "aircraft airplane plane jet drone tanker helicopter missile stealth strategic supersonic".split()
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
# Phrases longer than this before their head are the parser's mistakes.
_LONGEST = 14


def nominal_spans(syntax: Syntax, named: set[int]) -> Iterator[tuple[int, int, EntityKind]]:
    """(first token, head, kind) of every common noun phrase that names people, a body, a country or a place.
    `named` are the tokens that names take up."""
    for token in syntax.tokens:
        if token.tag not in ("NN", "NNS", "NNP", "NNPS", "JJ") or token.i in named:
            continue
        if token.tag == "JJ" and token.label not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            continue
        found = noun_at(syntax, token.i)
        if found is None or (found.noun in _ADDRESS and token.tag != "NNS") or found.noun.endswith("."):
            continue
        if found.noun in _SPOKEN_FOR and _in_title(syntax, token):
            yield _portfolio(syntax, token.i), token.i, found.kind
            continue
        if not _heads_phrase(syntax, token, named, person=found.kind == "person"):
            continue
        if _is_thing(syntax, token) or _whose_union(syntax, token) or _of_chief(syntax, token):
            continue
        if found.kind == "person" and found.title and _is_sought(syntax, token):
            continue
        first = first_of(syntax, token.i)
        opening = syntax.tokens[first]
        # "The Prime Minister" begins a sentence, not a headline.
        if token.i - first > 1 and token.text[:1].isupper() and opening.text[:1].isupper() and opening.tag != "DT":
            first = _in_capitals(syntax, first, token.i, named)
        if token.tag.startswith("NNP") and first == token.i and not plural(token):
            continue
        yield first, token.i, kind_of(syntax, found, token)


def _in_title(syntax: Syntax, token: Token) -> bool:
    """Whether a body stands in a title as whose it is: "the foreign ministry spokesman", "police chief"."""
    after = syntax.tokens[token.i + 1] if token.i + 1 < syntax.sentence_of(token.i).stop else None
    if after is None or after.tag not in ("NN", "NNP", "NNS"):
        return False
    return after.lower in _SPEAKERS and token.label in ("compound", "nmod", "amod", "nsubj", "dep")


def _portfolio(syntax: Syntax, head: int) -> int:
    """The first token of a body's words in a title: its portfolio and whose it is, "Chad's foreign ministry"."""
    first, least = head, syntax.sentence_of(head).first
    while first > least and (
        syntax.tokens[first - 1].lower in _PORTFOLIOS or (first < head and syntax.tokens[first - 1].lower == "and")
    ):
        first -= 1
    for child in syntax.children(syntax.tokens[head].head, "poss"):
        if child.i < first and syntax.right_edge(child.i) == first - 1:
            first = syntax.left_edge(child.i)
    return first


def kind_of(syntax: Syntax, found: Noun, token: Token) -> EntityKind:
    """The kind of what the noun names here: several people are a group, and a house in which something happens is a
    place rather than whoever works there."""
    if (
        found.noun in HOUSES
        and plural(token)
        and token.label in ("nsubjpass", "dobj")
        and syntax.tokens[token.head].lemma in _SHUT
    ):
        return "place"
    if found.noun in HOUSES and token.label == "pobj" and syntax.tokens[token.head].lower in _IN:
        return "place"
    if found.noun == "group" and any(_backed(c) for c in syntax.children(token.i, "amod", "compound")):
        return "armed_group"
    plain = not any(True for _ in syntax.children(token.i, "amod", "compound", "nmod"))
    if found.kind in ("person", "country") and plural(token):
        return "group"
    known = any(c.lower in ("the", "all", "both", "these", "those") for c in syntax.children(token.i, "det", "predet"))
    plain = plain and known and not syntax.children(token.i, "nummod")
    states = any(c.lower in ("state", "states") for c in syntax.children(token.i, "compound"))
    if found.noun == "party" and plural(token) and (plain or states):
        return "group"  # "the parties" to a truce
    return found.kind


def _backed(token: Token) -> bool:
    return token.lower.rpartition("-")[2] in ("armed", "backed", "sponsored")


def _is_thing(syntax: Syntax, token: Token) -> bool:
    """Whether a noun that may name a person is a ship's part here: "the anchor of a freighter", "dropped anchor"."""
    beside = {t.lower for t in syntax.children(token.i, "compound", "amod")}
    if token.lemma == "agent" and beside & _AGENTS:
        return True
    if token.lemma in ("assembly", "assemblies") and plural(token) and not syntax.children(token.i, "det", "amod"):
        return True  # "the law on assemblies"
    if token.lemma in ("fighter", "bomber") and _flies(syntax, token, beside):
        return True
    if token.lemma == "opposition" and _is_opposing(syntax, token):
        return True
    if token.lemma == "party" and beside & _FEASTING:
        return True
    if token.lemma == "movement" and _of_goods(syntax, token):
        return True
    verbs = _DONE_TO.get(token.lemma)
    if verbs is None:
        return False
    owners = syntax.behind(token.i, "of")
    if any(t.lemma in VESSELS for t in (*owners, *syntax.children(token.i, "poss", "compound"))):
        return True
    verb = syntax.tokens[token.head]
    return token.label in ("nsubj", "nsubjpass", "dobj") and verb.lemma in verbs


def _flies(syntax: Syntax, token: Token, beside: set[str]) -> bool:
    """Whether a fighter or bomber is a plane: it crashes, is shot down or scrambled, or stands beside other craft."""
    if beside & {"suicide", "car", "truck"}:
        return False
    verb = syntax.tokens[token.head]
    done = token.label in ("dobj", "nsubjpass")
    down = verb.lemma == "shoot" and any(t.lower == "down" for t in syntax.children(verb.i, "prt"))
    if (done and (down or verb.lemma in _DOWNED)) or (token.label == "nsubj" and verb.lemma == "crash"):
        return True
    listed = (verb,) if token.label == "conj" else syntax.children(token.i, "conj")
    return bool(beside & _AIRBORNE) or any(t.lemma in _AIRBORNE for t in listed)


def _is_opposing(syntax: Syntax, token: Token) -> bool:
    """Whether opposition is what somebody feels or says, and no party: "opposition to the war", "voiced opposition"."""
    behind = syntax.tokens[token.i + 1 : token.i + 2]
    if any(t.lower == "to" for t in (*behind, *syntax.children(token.i, "prep"))):
        return True
    verb = syntax.tokens[token.head]
    return token.label == "dobj" and verb.lemma in ("deny", "voice", "express", "reiterate", "declare", "state")


def _of_goods(syntax: Syntax, token: Token) -> bool:
    """Whether a movement is that of somebody or something from place to place: "the movement of lorries"."""
    moved = syntax.behind(token.i, "of")
    return any(t.tag in ("NN", "NNS") and not syntax.children(t.i, "det") for t in moved)


def _is_sought(syntax: Syntax, token: Token) -> bool:
    """Whether a bare title is only the office that somebody runs for, or would hold: "ran for president", "her first
    speech as president"; who "served as president" is one."""
    prep = syntax.tokens[token.head]
    if token.label == "poss" and token.tag in ("NN", "NNP") and prep.lemma in _CONTESTED:
        return True  # "the governor's race"
    if token.tag != "NN" or token.label != "pobj" or syntax.children(token.i, "det", "poss", "nummod", "appos"):
        return False
    verb = syntax.tokens[prep.head]
    held = (verb.lemma in HELD_AS | CHOOSING or takes_over(syntax, verb)) and verb.tag != "VB"
    return prep.lower == "for" or (prep.lower == "as" and not held)


def _of_chief(syntax: Syntax, token: Token) -> bool:
    """Whether "staff" is a part of an office: "the chief of defence staff"."""
    of = syntax.tokens[token.head]
    return token.lower == "staff" and of.lower == "of" and syntax.tokens[of.head].lower == "chief"


def _whose_union(syntax: Syntax, token: Token) -> bool:
    """Whether people only say of what sort a body is: "a fishermen's association", "the state prosecutor's office"."""
    head = syntax.tokens[token.head]
    if token.label == "pobj" and head.lower == "of" and syntax.tokens[head.head].text in ("Office", "office"):
        office = noun_at(syntax, token.i)
        return office is not None and office.title and not plural(token)  # "the Office of the Prosecutor"
    if token.label == "poss" and head.lower == "office" and token.tag in ("NN", "NNP"):
        found = noun_at(syntax, token.i)
        return found is not None and found.title
    behind = syntax.tokens[token.i + 1 : token.i + 3]
    if len(behind) == 2 and behind[0].tag == "POS" and behind[1].lemma in _UNIONS and plural(token):
        return True  # "merchants' federation X"
    if token.label != "poss" or not plural(token) or any(True for _ in syntax.children(token.i, "amod", "nummod")):
        return False
    owned = noun_at(syntax, head.i)
    return owned is not None and owned.kind == "organization" and head.lemma in _UNIONS and head.i <= token.i + 3


def _heads_phrase(syntax: Syntax, token: Token, named: set[int], *, person: bool) -> bool:
    if token.label in ("xcomp", "ccomp", "advcl", "relcl", "acl", "amod", "aux", "advmod"):
        return False
    if token.label in _MODIFYING:
        governor = syntax.head(token.i)
        if governor is None or governor.i > token.i:
            return False
    if _opposed(syntax, token):
        return False
    after = syntax.after(token.i)
    whole = after
    while whole is not None and whole.label == "compound" and whole.head > whole.i:
        whole = syntax.tokens[whole.head]
    apposed = after is not None and after.i in named and whole is not None and whole.label == "appos"
    if not person and apposed and whole is not None and whole.head == token.i:
        return True  # "the magazine X said"
    if (
        after is not None
        and after.i in named
        and after.head != token.i
        and token.head >= after.i
        and token.label != "poss"
    ):
        # A title right before a name: "spokesman Ned Price".
        return token.label in ("nsubj", "dobj", "pobj", "nsubjpass", "conj") and after.tag not in ("NNP", "NNPS")
    return not (after is not None and after.text in ("-", "–") and token.end == after.start)


def _opposed(syntax: Syntax, token: Token) -> bool:
    """Whether a hyphen makes a noun what somebody is only for or against: "an anti- | union | and pro-business law"."""
    before = syntax.tokens[max(token.i - 2, 0) : token.i]
    return len(before) == 2 and before[1].text in ("-", "–") and before[0].lower in ("anti", "pro", "non", "counter")


def first_of(syntax: Syntax, head: int) -> int:
    """The first token of the noun phrase before its head: determiner, possessor, adjectives, numbers."""
    first = head
    for child in reversed([c for c in syntax.children(head) if c.i < head]):
        if child.label not in _PREMODIFIERS or head - syntax.left_edge(child.i) > _LONGEST:
            if child.label in ("punct", "case") and child.text in ("-", "–", "'", "’", '"', "“", "‘", "”"):
                continue
            break
        if _of_verb(syntax, child.i) or _is_verb(syntax, child.i, head):
            break
        if syntax.right_edge(child.i) >= head or syntax.tokens[syntax.left_edge(child.i)].tag == "TO":
            break
        between = syntax.text[syntax.tokens[child.i].end : syntax.tokens[head].start]
        if any(mark in between for mark in "\n(;:–—") or " - " in between:
            break
        if child.label == "nummod" and any(c.lower == "of" for c in syntax.children(child.i, "prep")):
            break  # "two of them | foreign citizens"
        if child.label == "advmod" and child.tag in ("RB", "WRB"):
            break
        if _is_day(syntax, child.i):
            break
        if child.label == "amod" and child.tag in ("VBN", "VBD") and _in_perfect(syntax, child.i):
            break
        joined = behind_date(syntax, syntax.left_edge(child.i), head)
        first = min(first, joined or syntax.left_edge(child.i))
        if joined:
            break
    while first < head and (not syntax.tokens[first].text[:1].isalnum() or _CLOCK.fullmatch(syntax.tokens[first].text)):
        first += 1  # "16:42 | Deputy president resigns"
    while first < head and syntax.tokens[first].lower in ("only", "just", "even"):
        first += 1
    named = syntax.tokens[first].text[:1].isupper()
    while named and first > 1 and syntax.tokens[first - 1].text in ("-", "–") and _hyphened(syntax, first - 1):
        first -= 2  # "Lashkar-e- | Aman's spokesman"
    return first


def _is_day(syntax: Syntax, i: int) -> bool:
    """Whether a day stands before a bare plural, which parsers run together: "On 3 December | rebels took the town"."""
    number, month = syntax.tokens[max(i - 1, 0)], syntax.tokens[i]
    return month.tag == "NNP" and number.tag == "CD" and month.entity == "I-DATE" == number.entity.replace("B-", "I-")


def _hyphened(syntax: Syntax, i: int) -> bool:
    tokens = syntax.tokens
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _is_verb(syntax: Syntax, i: int, head: int) -> bool:
    """Whether a word that parsers take for a noun in the plural is what a state does: "Kordia hosts | rebel groups"."""
    token = syntax.tokens[i]
    if token.tag != "NNS" or token.label not in _MODIFYING or i == 0 or syntax.tokens[head].label != "ROOT":
        return False
    owner = reading(syntax.tokens[i - 1].text)
    return owner is not None and owner.kind == "country" and plural(syntax.tokens[head])


def _of_verb(syntax: Syntax, i: int) -> bool:
    """Whether a word that parsers take for an adjective goes with the verb: "shot dead | four men", "a plan to fine |
    drivers"."""
    token = syntax.tokens[i]
    if token.lower == "dead":
        return i > 0 and syntax.tokens[i - 1].lemma == "shoot"
    return token.lower == "fine" and i > 0 and syntax.tokens[i - 1].lower == "to"


def behind_date(syntax: Syntax, first: int, head: int) -> int:
    """Where a phrase begins that parsers run together with a day before it, 0 where they do not: "met him on Friday
    and | army chief X on Sunday"."""
    joined = syntax.tokens[first + 1]
    dated = syntax.tokens[first].entity[2:] == "DATE" and joined.tag == "CC"
    return joined.i + 1 if dated and joined.i + 1 <= head else 0


def _in_capitals(syntax: Syntax, first: int, head: int, named: set[int]) -> int:
    """Where a phrase begins that is all in capitals, as in a headline, whose parts parsers run together: no further
    left than its numbers, adjectives and one name before it."""
    tokens = syntax.tokens[first : head + 1]
    if not all(t.text[:1].isupper() or not t.text[:1].isalpha() for t in tokens):
        return first
    if _is_whose_office(syntax, first, head):
        return first
    k = head
    while k > first and (syntax.tokens[k - 1].tag in ("CD", "JJ") or syntax.tokens[k - 1].text == ","):
        k -= 1
    if k > first and k - 1 in named:
        while k > first and k - 1 in named:
            k -= 1
    return k


def _is_whose_office(syntax: Syntax, first: int, head: int) -> bool:
    """Whether a phrase in capitals is somebody's office and no more: "Kenya's Foreign Minister"."""
    owned = next((i + 1 for i in range(first + 1, head) if syntax.tokens[i].tag == "POS"), head)
    office = noun_at(syntax, head)
    if owned == head or office is None or not office.title:
        return False
    own = office.noun.split()[0]
    return all(t.lower in MODIFIERS or t.lower == own for t in syntax.tokens[owned:head])


def _in_perfect(syntax: Syntax, i: int) -> bool:
    # "has since moved troops": a verb that the parser takes for an adjective.
    return any(t.lower in ("has", "have", "had") for t in syntax.tokens[max(i - 2, 0) : i])


def pro_forms(syntax: Syntax) -> Iterator[tuple[int, int]]:
    """(first token, head) of personal and possessive pronouns, and of "the two", "both" without a noun."""
    for token in syntax.tokens:
        if (token.tag in ("PRP", "PRP$") and token.lower in PERSONAL) or (
            token.lower == "both" and token.label in ("nsubj", "nsubjpass", "dobj", "pobj")
        ):
            yield token.i, token.i
        elif token.lower in _NUMBERS and token.i > 0 and token.tag == "CD":
            before = syntax.tokens[token.i - 1]
            after = syntax.after(token.i)
            bare = after is None or after.tag not in (
                "NN",
                "NNS",
                "NNP",
                "NNPS",
                "JJ",
                "HYPH",
                "CD",
                "VBN",
                "IN",
                "JJS",
            )
            if before.lower == "the" and bare and token.label not in ("nummod", "compound", "nmod"):
                yield before.i, token.i
