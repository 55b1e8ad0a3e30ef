"""Titleholders: which person of a report an office means whose bearer is named elsewhere, and whose administration is
meant by a leader's name."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.casting.modifiers import country_of
from onrecord.annotate.mentions import Naming
from onrecord.annotate.nouns import Noun
from onrecord.lexicons import load as lexicon

# Sentences in which a name follows the office that introduced its bearer.
AHEAD = 3
_SAYING = frozenset("say tell add warn condemn denounce deplore deny blame praise urge call accuse write".split())
# What is done to who is held to have done it, and not to whom it befell.
_SUSPECTING = frozenset("arrest detain charge accuse suspect hold jail indict convict seek hunt".split())
# What somebody is called of whom a title or rank tells no noun: "a soldier ... Cpl. X".
_CALLED = {
    "soldier": frozenset(
        """sgt sergeant cpl corporal pvt private pfc lt lieutenant capt captain maj major col colonel spc
        specialist""".split()
    ),
    "sailor": frozenset("petty seaman ensign lt lieutenant".split()),
    "marine": frozenset("sgt sergeant cpl corporal lance pvt private pfc lt lieutenant capt captain".split()),
    "priest": frozenset("father fr rev reverend monsignor".split()),
    "nun": frozenset(("sister",)),
    "officer": frozenset("constable officer sgt sergeant det detective inspector".split()),
    "policeman": frozenset("constable officer sgt sergeant det detective inspector".split()),
    "doctor": frozenset(("dr",)),
}
_MAKING = frozenset("make deliver issue give post publish".split())
_TAKEN_UP = frozenset("the this these those".split())
_TOLD = 6  # sentences before a name in which its bearer may have been told of without it


def bearer(reading: Reading, naming: Naming, found: Noun, country: str) -> Draft | None:
    """The one person named with a title whose country nothing has told yet: "President Obren", "the Sylvanian
    president"."""
    bearers = {
        draft.order
        for _, draft, mention in reading.recent(reading.number_of(naming.head), 200)
        if mention.head < naming.head and draft.named and draft.person and found.noun in draft.nouns
        if draft.country in (None, country) and not meets(reading, naming.head, draft)
    }
    draft = reading.drafts[bearers.pop()] if len(bearers) == 1 else None
    if draft is None or draft.country is not None:
        return draft
    draft.country = country
    return draft


def meets(reading: Reading, head: int, draft: Draft) -> bool:
    """Whether somebody does to, or with, whom a phrase means what its clause tells, and so is another: "Orr rang | the
    Kordian leader", "Orr met with | the minister"."""
    syntax = reading.syntax
    token = syntax.tokens[head]
    while token.label == "pobj" and syntax.tokens[token.head].label in ("prep", "dative", "agent"):
        token = syntax.tokens[token.head]
    verb = syntax.tokens[token.head]
    if token.label not in ("dobj", "dative", "prep", "agent") or verb.pos != "VERB":
        return False
    subjects = syntax.children(verb.i, "nsubj", "nsubjpass")
    return any(reading.at(t.i) is draft for s in subjects for t in (s, *syntax.conjuncts(s.i)))


def named_ahead(reading: Reading, naming: Naming, found: Noun, country: str | None) -> Draft | None:
    """The one person of the report with this title, where the next sentences bring the name: "the governor said.
    Governor X told ..."."""
    if not found.title or reading.syntax.children(naming.head, "relcl", "acl", "prep"):
        return None
    bearers: dict[int, int] = {}
    for head, order in reading.ahead.items():
        draft = reading.drafts[order]
        above = reading.syntax.tokens[reading.syntax.tokens[head].head]
        beside = reading.syntax.tokens[head].label == "appos" and above.lemma == found.noun and above.i < head
        if beside and country is not None and country_of(reading, above.i) not in (None, country):
            continue  # "the Saudi minister ... The British minister, X"
        if draft.kind == "person" and (found.noun in draft.nouns or beside) and _titled_so(reading, naming, head):
            bearers[order] = min(head, bearers.get(order, head))
    if len(bearers) != 1:
        return None
    ((order, head),) = bearers.items()
    draft = reading.drafts[order]
    near = 0 <= reading.number_of(head) - reading.number_of(naming.head) <= AHEAD
    if not near or head <= naming.head or (country is not None and draft.country not in (None, country)):
        return None
    draft.country = draft.country or country
    return draft


def _titled_so(reading: Reading, naming: Naming, name: int) -> bool:
    """Whether the words before an office are in the title of whom the name at token `name` is of: "the chief minister"
    is not Information Minister X."""
    tokens = reading.syntax.tokens
    own = {t.lower for t in tokens[naming.first : naming.head] if t.tag[:2] in ("JJ", "NN", "VB")}
    order = reading.ahead[name]
    titles = reading.drafts[order].titles
    held = {t.lower for first, stop, _ in titles for t in tokens[first:stop]} - {tokens[naming.head].lower}
    return not own or not held or bool(own & held)


def leader_of(reading: Reading, head: int) -> int | None:
    """The person a government is named after: "the Biden administration", "the administration of President X"."""
    syntax = reading.syntax
    found = [c.i for c in syntax.children(head, "compound", "poss", "nmod", "amod")]
    found += [c.i for c in syntax.behind(head, "of")]
    for i in found:
        draft = reading.at(i)
        if draft is not None and draft.kind == "person" and i in reading.ahead:
            return draft.order
    return None


def led(reading: Reading, leader: int) -> Draft:
    for draft in reading.drafts:
        if draft.leader == leader:
            return draft
    draft = reading.new("government")
    draft.leader, draft.sector, draft.country = leader, "GOV", reading.drafts[leader].country
    draft.nouns.add("administration")
    return draft


def introduce(reading: Reading, draft: Draft, noun: str, head: int) -> None:
    """Give somebody whose name is told first at token `head` the one unnamed person told of shortly before by the same
    noun: "the mayor and her guard were shot. The guard, X, died"."""
    before: dict[int, Draft] = {}
    own = draft.country or country_of(reading, head)
    for _, other, mention in reading.recent(reading.number_of(head), _TOLD):
        if other.named or other.plural or not other.person or mention.head >= head or other is draft:
            continue
        same = None in (other.country, own) or other.country == own
        if noun in other.nouns and same and (None in (other.gender, draft.gender) or other.gender == draft.gender):
            before[other.order] = other
    if len(before) != 1:
        return
    ((_, other),) = before.items()
    _become(reading, other, draft)


def _become(reading: Reading, other: Draft, draft: Draft) -> None:
    """Make all that was told of somebody without a name told of who is named now."""
    for mention in tuple(other.mentions):
        reading.put(mention, draft)
    other.mentions.clear()
    for joint in reading.drafts:
        joint.members = tuple(draft.order if m == other.order else m for m in joint.members)
    draft.country, draft.sector = draft.country or other.country, draft.sector or other.sector
    draft.gender = draft.gender or other.gender


def introduce_headlined(reading: Reading, draft: Draft, noun: str, head: int) -> None:
    """Give somebody whom the first sentences name, and say what he is, the one person of whom the headline tells by the
    same noun: "JAILED EDITOR FREED" and "X, editor of a weekly"."""
    name = reading.syntax.tokens[reading.syntax.tokens[head].head]
    if reading.syntax.tokens[name.head].lemma in _SAYING:
        return  # "Gunmen kill doctor" and "X, a doctor, said that she saw it"
    number = reading.number_of(head)
    body = [n for n in range(number) if n not in reading.headlines]
    told = {d.order for n, d, _ in reading.recent(number, _TOLD) if n in reading.headlines and noun in d.nouns}
    after = {d.order for n, d, _ in reading.recent(number, _TOLD) if n not in reading.headlines and noun in d.nouns}
    if len(body) < 3 and len(told) == 1 and draft.named and not draft.plural and not after - {draft.order}:
        introduce(reading, draft, noun, head)


def introduce_by_title(reading: Reading, draft: Draft, naming: Naming) -> None:
    """Give somebody who is named first, with a title, what was told before of one so titled, where the words say that
    he or she is the one."""
    if draft.person and not draft.mentions:
        _introduce_aged(reading, draft, naming)
        _introduce_speaker(reading, draft, naming)
        _introduce_identified(reading, draft, naming)


def _introduce_identified(reading: Reading, draft: Draft, naming: Naming) -> None:
    """As whom somebody told of before is identified: "A man was shot. Police identified him | as X"."""
    syntax = reading.syntax
    prep = syntax.tokens[syntax.tokens[naming.head].head]
    verb = syntax.tokens[prep.head]
    denied = syntax.children(verb.i, "neg") or any(t.tag in ("MD", "TO") for t in syntax.children(verb.i, "aux"))
    if prep.lower != "as" or verb.lemma not in ("identify", "name") or denied or syntax.children(naming.head, "conj"):
        return
    for told in syntax.children(verb.i, "dobj", "nsubjpass"):
        other = reading.at(told.i)
        if told.lower not in ("him", "her", "he", "she") or other is None or other is draft:
            continue
        alike = None in (other.gender, draft.gender) or other.gender == draft.gender
        if other.person and not other.named and not other.plural and alike:
            _become(reading, other, draft)


def _introduce_aged(reading: Reading, draft: Draft, naming: Naming) -> None:
    """With an age, and no verb of saying: "A councillor was shot. Councillor X, 51, was driving home"; or by a rank
    right behind who named a soldier: "The army named the soldier who was slain. Sergeant X had served for a year"."""
    syntax = reading.syntax
    tokens = syntax.tokens
    behind = tokens[naming.stop : naming.stop + 3]
    verb = tokens[tokens[naming.head].head]
    aged = len(behind) > 2 and behind[1].text.isdigit() and (behind[0].text, behind[2].text) == (",", ",")
    if not (aged or _is_named_now(reading, naming.head)) or verb.lemma in _SAYING:
        return
    if verb.lemma in _SUSPECTING and tokens[naming.head].label in ("nsubjpass", "dobj"):
        return  # "A soldier was shot. Sergeant X, 30, was arrested"
    ranked = (*((first, stop) for first, stop, _ in draft.titles), (naming.first - 1, naming.first))
    words = {tokens[i].lower.rstrip(".") for first, stop in ranked for i in range(max(first, 0), stop)}
    called = {noun for noun, titles in _CALLED.items() if words & titles}
    for title in sorted((draft.nouns | called) - {"official", "leader"}):
        introduce(reading, draft, title, naming.head)


def _is_named_now(reading: Reading, head: int) -> bool:
    """Whether the sentence before tells that somebody was named or identified, whose name this one opens with."""
    syntax = reading.syntax
    first = syntax.sentence_of(head).first
    if not first or syntax.tokens[head].label not in ("nsubj", "nsubjpass"):
        return False
    before = syntax.sentence_tokens(syntax.sentence_of(first - 1))
    verb = next((t for t in before if t.label == "ROOT"), None)
    if verb is None or verb.lemma not in ("name", "identify"):
        return False
    return not any(t.tag == "NNP" for n in syntax.children(verb.i, "oprd", "attr") for t in (n,))


def _introduce_speaker(reading: Reading, draft: Draft, naming: Naming) -> None:
    """As having said what was told: "a commander threatened ... General X, commander of the Guards, made the
    remark"."""
    if _made_the_remark(reading, naming.head):
        behind = {c.lemma for c in reading.syntax.children(naming.head, "appos")}
        for title in sorted((draft.nouns | behind) - {"official", "leader"}):
            introduce(reading, draft, title, naming.head)


def _made_the_remark(reading: Reading, head: int) -> bool:
    """Whether a name stands as whoever made "the remark", "these comments": what a report has just told."""
    syntax = reading.syntax
    tokens = syntax.tokens
    above = tokens[tokens[head].head]
    by = tokens[head].label == "pobj" and above.label == "agent"
    verb = tokens[above.head] if by else above
    if verb.lemma not in _MAKING or not (by or tokens[head].label == "nsubj"):
        return False
    made = syntax.children(verb.i, "nsubjpass") if by else syntax.children(verb.i, "dobj")
    return any(
        c.lemma in _words_said() and any(d.lower in _TAKEN_UP for d in syntax.children(c.i, "det")) for c in made
    )


@cache
def _words_said() -> frozenset[str]:
    """What is said, by its noun: "remark", "threat"."""
    return frozenset(row["lemma"] for row in lexicon("reporting_nouns") if row["kind"] == "speech")
