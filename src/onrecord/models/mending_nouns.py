"""Noun phrases that a small parser joins wrongly, so often that no rule should have to know of it.

A body within a body, whose possessor it cuts in two: "the Department of the Treasury's | Office", which it reads as a
department of that office. A list of which it takes the second for another name of the first: "met the president, | the
prime minister and the interior minister". The name that somebody gives, read as a subject: "a man who gave his name as
| Ari | said so". Some of those before it taken for all of them: "five people, among them | two children, died". And the
bearer of an office whose first name it takes for a verb: "the island's president, | Said Rolle, said". Another name of
whom somebody accuses, taken for one more of them, and what they are accused of for what it is of: "accused the Hill
Front, | Arda's local wing, | of the attack"; and so where a day
stands between: "accused him on Monday | of theft". What a deed was done to, hung on the verb that judges it: "condemned
the ambush | on a bus". And the holder of an office, named as the body it is of: "head of the board, | Oda Lind |".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.nouns import noun
from onrecord.annotate.syntax import Token
from onrecord.annotate.timex.directions import DEEDS, JUDGING
from onrecord.models.mending_speakers import below

# Bodies that have others within them.
_WHOLES = frozenset("department ministry office bank university directorate secretariat bureau chamber house".split())
# Offices that other nouns are spelled like.
_HEADS = frozenset("head chair president".split())
# What an office is of, which has no article.
_OF_OFFICES = frozenset(
    "police staff mission state defence defense justice finance interior health security intelligence protocol "
    "government parliament education energy trade agriculture transport information culture delegation".split()
)
# Of these there are some of something: "accused by members of the guild".
_PARTS_OF = frozenset(
    "member leader group number dozen hundred thousand minister head relative supporter critic".split()
)
_NAMING = frozenset("give identify introduce present".split())
_CLOSING = frozenset((",", ")", "-", "–", "—"))
_DETERMINERS = frozenset({"det", "poss"})
# What is said of somebody stands behind this preposition, whatever else is told of him in between.
_CHARGED = {
    **dict.fromkeys("accuse suspect convict acquit".split(), "of"),
    **dict.fromkeys("blame condemn praise thank criticise criticize fault denounce commend".split(), "for"),
    "charge": "with",
}
# In which, or before whom, somebody is charged.
_PAPERS = frozenset(
    """complaint indictment warrant document paper filing court information affidavit statement absentia case ruling
    hearing count tribunal arraignment writ summons""".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend_nouns(held: list[Token], base: int) -> None:
    """Hang nouns, in place, where they belong; indices begin at `base`."""
    for n, token in enumerate(held):
        if token.lower in ("'s", "’s") and token.label == "case":
            _join_whole(held, n, base)
        elif token.lower == "as" and token.label == "mark" and held[n + 1 : n + 2]:
            _give_name(held, n, base)
        elif token.label == "appos" and any(t.lower == "among" and t.i < token.i for t in _below(held, n, "prep")):
            held[n] = replace(token, label="dep")
        elif token.label == "dobj" and token.tag in ("NN", "NNS") and token.head < token.i:
            _name_again(held, n, base)
        elif token.label == "appos" and token.tag in ("NN", "NNS"):
            _list(held, n, base)
        elif token.label == "appos" and token.entity.endswith("-PERSON"):
            _name_holder(held, n, base)
        elif token.label == "ccomp" and token.tag == "NN" and n and held[n - 1].label == "pobj":
            _text_of(held, n, base)
        elif token.label == "prep" and n and held[n - 1].text == ",":
            _charge(held, n, base)
        elif token.label == "prep" and held[held[held[n].head - base].head - base].label == "agent":
            _charge_by(held, n, base)
        elif token.label == "conj" and token.entity.endswith("-PERSON"):
            _join_person(held, n, base)
        elif token.label == "prep" and n and _may_part(held[token.head - base], held[n - 1]):
            _charge_on(held, n, base)
        elif token.label == "prep" and n and token.lower in ("on", "against"):
            _upon(held, n, base)
        elif token.label in _SUBJECTS and token.tag in ("NN", "NNP") and token.head > token.i:
            _name_bearer(held, n, base)


def _join_person(held: list[Token], n: int, base: int) -> None:
    """Join a person to a person rather than to the place of which the first is: "Presidents Ari Sol of Chad and | Lena
    Orr of Peru"."""
    second, place = held[n], held[held[n].head - base]
    of = held[place.head - base]
    first = held[of.head - base]
    between = place.label == "pobj" and of.lower == "of" and first.i < of.i < place.i < second.i
    if between and place.entity.endswith("-GPE") and first.entity.endswith("-PERSON"):
        for k, token in enumerate(held):
            if token.label == "cc" and token.head == place.i and place.i < token.i < second.i:
                held[k] = replace(token, head=first.i)
        held[n] = replace(second, head=first.i)


def _name_holder(held: list[Token], n: int, base: int) -> None:
    """The name of a person behind an office and its body is the holder's: "the head of the port's board, | Oda Lind |,
    said"."""
    body = held[held[n].head - base]
    if (bearer := _bearer_beside(held, n, base)) is not None:
        held[n] = replace(held[n], head=bearer)
        return
    of = held[body.head - base]
    office = held[of.head - base]
    if body.label != "pobj" or of.lower not in ("of", "for") or not office.i < of.i < body.i < held[n].i:
        return
    known, inner = noun(office.lemma), noun(body.lemma)
    holds = office.lemma in _HEADS or (known is not None and known.kind == "person")
    if not holds or (inner is not None and inner.kind == "person"):
        return
    if held[n + 1 : n + 2] and held[n + 1].text == "," and office.pos == "NOUN" and body.pos in ("NOUN", "PROPN"):
        held[n] = replace(held[n], head=office.i)


def _bearer_beside(held: list[Token], n: int, base: int) -> int | None:
    """Whom a name behind a comma is of where parsers hang it on a thing far before: "doubted the likelihood that he had
    killed the doctor, | Oda Lind"."""
    first = n
    while first and held[first - 1].head == held[n].i and held[first - 1].label == "compound":
        first -= 1
    if first < 2 or held[first - 1].text != ",":
        return None
    beside, far = held[first - 2], held[held[n].head - base]
    known, other = noun(beside.lemma), noun(far.lemma)
    told = known is not None and known.kind == "person" and beside.tag == "NN"
    articled = any(t.lower == "the" for t in _below(held, first - 2, "det"))
    thing = far.tag == "NN" and other is None and far.i < beside.i
    return beside.i if told and articled and thing else None


def _upon(held: list[Token], n: int, base: int) -> None:
    """Hang on a deed what it was done to rather than on the verb that judges it: "condemned the ambush | on a bus"."""
    prep, deed, verb = held[n], held[n - 1], held[held[n].head - base]
    if deed.head != verb.i or deed.label != "dobj" or deed.lemma not in DEEDS or verb.lemma not in JUDGING - {"blame"}:
        return
    if not any(t.entity.endswith(("-DATE", "-TIME")) for t in _below(held, n, "pobj")):
        held[n] = replace(prep, head=deed.i)


def _below(held: list[Token], n: int, *labels: str) -> list[Token]:
    return [held[k] for k in below(held, n, *labels)]


def _text_of(held: list[Token], n: int, base: int) -> None:
    """The noun right behind the object of a preposition that was taken for a clause, with what is told in it: "said in
    its situation | report | that nine died"."""
    before, verb = held[n - 1], held[n].head - base
    told = [k for k in below(held, n) if held[k].label == "ccomp" and k > n]
    if before.tag != "NN" or held[before.head - base].head != held[n].head or not told:
        return
    held[n] = replace(held[n], head=before.head, label="pobj")
    held[n - 1] = replace(before, head=held[n].i, label="compound")
    for k in below(held, n - 1):
        held[k] = replace(held[k], head=held[n].i)
    for k in told:
        held[k] = replace(held[k], head=held[verb].i)


def _of_office(held: list[Token], whole: int, of: int, owner: int) -> bool:
    """Whether what has a possessor's mark is only what an office is of: "the chief of | police's son"."""
    office = noun(held[whole].lemma)
    title = held[whole].lower in _HEADS or (office is not None and office.kind == "person" and office.title)
    return title and owner == of + 1 and held[owner].lower in _OF_OFFICES


def _join_whole(held: list[Token], mark: int, base: int) -> None:
    """Give a part to the whole of which parsers make it a complement: "Department of [the Treasury's Office]", "the
    chief of [police's son]"."""
    owner = held[mark].head - base
    part = held[owner].head - base
    of = held[part].head - base
    if held[owner].label != "poss" or held[part].label != "pobj" or held[of].lower != "of" or owner != mark - 1:
        return
    whole = held[of].head - base
    body = held[whole].lower in _WHOLES and held[part].text[:1].isupper()
    if whole != of - 1 or part < mark or not (body or _of_office(held, whole, of, owner)):
        return
    top = held[whole]
    outer = held[part].i if top.head == top.i else top.head
    held[part] = replace(held[part], head=outer, label=top.label)
    held[owner] = replace(held[owner], head=held[of].i, label="pobj")
    held[mark] = replace(held[mark], head=top.i)
    held[whole] = replace(top, head=held[part].i, label="poss")
    for n, token in enumerate(held):
        if token.head == top.i and n > part and token.label != "case":
            held[n] = replace(token, head=held[part].i)


def _name_again(held: list[Token], n: int, base: int) -> None:
    """A second object behind a comma, with a determiner or an owner of its own, is another name of the first."""
    named = [t for t in _below(held, held[n].head - base, "dobj") if t.i < held[n].i and t.tag in ("NNP", "NNPS")]
    dets = _below(held, n, *_DETERMINERS)
    if not named or not dets:
        return
    start = min(t.i for t in (*dets, *(b for d in dets for b in _below(held, d.i - base)))) - base
    if held[start - 1].text == "," and held[n + 1 : n + 2] and held[n + 1].text == ",":
        held[n] = replace(held[n], head=named[-1].i, label="appos")


def _charge(held: list[Token], n: int, base: int) -> None:
    """Give what somebody is accused of to the verb, where another name stands between that and him."""
    again = held[held[n].head - base]
    whom = held[again.head - base]
    verb = held[whom.head - base]
    if again.label == "appos" and whom.label in ("dobj", "nsubjpass") and _CHARGED.get(verb.lemma) == held[n].lower:
        held[n] = replace(held[n], head=verb.i)


def _charge_by(held: list[Token], n: int, base: int) -> None:
    """Give what somebody is accused of to the verb, where who accuses stands between: "accused by them | of it"."""
    who = held[held[n].head - base]
    verb = held[held[who.head - base].head - base]
    what = next(iter(_below(held, n, "pobj", "pcomp")), None)
    charged = _CHARGED.get(verb.lemma) == held[n].lower and verb.tag == "VBN" and who.label == "pobj"
    if (
        what is None
        or what.pos == "PROPN"
        or not charged
        or any(t.lower == held[n].lower for t in _below(held, verb.i - base))
    ):
        return
    if who.tag == "NNS" and (who.lemma not in _PARTS_OF or _below(held, who.i - base, "compound")):
        held[n] = replace(held[n], head=verb.i)


def _may_part(above: Token, before: Token) -> bool:
    """Whether a preposition hangs on what may stand between a charge and what it is of."""
    return above.lemma in _PAPERS or before.entity.endswith(("-DATE", "-TIME"))


def _charge_on(held: list[Token], n: int, base: int) -> None:
    """Give what somebody is accused of to the verb, where a day or the paper stands between: "accused on Monday | of
    theft |", "charged in two complaints | with murder |"."""
    day = held[held[n].head - base]
    on = held[day.head - base]
    verb = held[on.head - base] if day.label == "pobj" else on
    paper = on.lower in ("in", "by", "under") and day.lemma in _PAPERS
    dated = (paper or day.entity.endswith(("-DATE", "-TIME"))) and verb.i < day.i < held[n].i
    if dated and verb.pos == "VERB" and _CHARGED.get(verb.lemma) == held[n].lower:
        held[n] = replace(held[n], head=verb.i)


def _list(held: list[Token], n: int, base: int) -> None:
    """A second of several that no comma closes, each with a determiner of its own, names nobody again."""
    above = held[n].head - base
    first, second = held[above], held[n]
    if above > n or first.tag not in ("NN", "NNS") or held[n - 1].text == "(":
        return
    joined = [t for t in _below(held, n, "conj") if t.tag in ("NN", "NNS")]
    if not joined or not all(_below(held, t.i - base, "det", "poss") for t in (first, second, joined[-1])):
        return
    dets = {_below(held, t.i - base, *_DETERMINERS)[0].lower for t in (first, second, joined[-1])}
    if len(dets) != 1 or not dets <= {"the", "a", "an"}:
        return
    edge = _right_edge(held, n, base) + 1
    if edge < len(held) and held[edge].text in _CLOSING:
        return
    held[n] = replace(second, label="conj")


def _right_edge(held: list[Token], n: int, base: int) -> int:
    below = (_right_edge(held, t.i - base, base) for t in _below(held, n))
    return max(below, default=n) if any(t.i > held[n].i for t in _below(held, n)) else n


def _give_name(held: list[Token], as_: int, base: int) -> None:
    """The name by which somebody goes is no subject of what that one does: "who gave her name as | Vesna | said so"."""
    verb = held[as_].head - base
    name = next((t.i - base for t in _below(held, verb, "nsubj") if t.i - base > as_), -1)
    giving = next((k for k in range(as_ - 1, max(as_ - 6, 0), -1) if held[k].label == "relcl"), -1)
    if (
        name < 0
        or giving < 0
        or name > verb
        or held[name].tag not in ("NNP", "NN")
        or held[giving].lemma not in _NAMING
    ):
        return
    given = [t for t in _below(held, giving, "dobj") if t.lower == "name" or t.lower.endswith("self")]
    if not given:
        return
    held[as_] = replace(held[as_], head=held[giving].i, label="prep")
    held[name] = replace(held[name], head=held[as_].i, label="pobj")
    person = held[giving].head - base
    if held[person].head == held[person].i and held[verb].head == held[giving].i:
        held[verb] = replace(held[verb], head=held[verb].i, label="ROOT")
        held[person] = replace(held[person], head=held[verb].i, label="nsubj")
        for n, token in enumerate(held):
            if token.head == held[person].i and n > verb:
                held[n] = replace(token, head=held[verb].i)


def _name_bearer(held: list[Token], n: int, base: int) -> None:
    """A noun that is the subject of somebody's first name is told by that name: "president, | Said Rolle, said"."""
    first = held[n].head - base
    if held[first].tag != "NNP" or held[first].label != "compound" or held[n + 1].text != "," or first != n + 2:
        return
    last = held[first].head - base
    if held[last].tag != "NNP" or last < first or held[last].label not in _SUBJECTS:
        return
    name = held[last]
    held[n] = replace(held[n], head=name.head, label=name.label)
    held[last] = replace(name, head=held[n].i, label="appos")
