"""Subjects: who of the sentence before is passed over by "he" and "she" as the subject of the next, since somebody
else is what that sentence is about: its centre is the subject of its main clause (Grosz, Joshi and Weinstein, 1995).
"""

from __future__ import annotations

from onrecord.annotate.casting.castings import Draft, Reading
from onrecord.annotate.syntax import Syntax, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_MALE, _FEMALE = frozenset(("he", "him", "his")), frozenset(("she", "her"))
# Who speaks for somebody else, and is not whom a report goes on about.
_MOUTHPIECES = frozenset(
    "aide lawyer attorney spokesman spokeswoman spokesperson representative adviser advisor".split()
)
_FATAL = frozenset("kill murder execute behead lynch assassinate massacre bury".split())
_ACTING = frozenset(
    "fire shoot attack hit beat kill burn flee deny vow say sign promise threaten open raid storm torch loot arrest "
    "hold come return withdraw accuse tell claim".split()
)
DONE_TO_PEOPLE = frozenset(
    "free release kill injure wound detain arrest kidnap abduct deport hang execute shoot rescue bury jail torture "
    "beat behead evict disperse imprison".split()
)
"""What is done to people, and to no body."""
_SEIZING = frozenset("arrest detain seize jail capture".split())
_HELD_IN = frozenset("jail prison custody trial hospital".split())
# "Urged the army to withdraw its troops": whoever is urged is to do it.
_URGING = frozenset(
    """urge call press pressure tell order instruct force compel oblige encourage persuade push allow enable permit
    require advise warn direct command lobby convince pressurise pressurize""".split()
)
# "Asked Freddy to sing at his wedding": it may be either's.
_FAVOURS = frozenset("ask invite beg implore help get".split())
_BLAMING = frozenset(
    """criticise criticize attack slam blast condemn denounce blame fault rebuke chide mock ridicule assail lambast
    lambaste berate castigate accuse fine jail sentence arrest convict praise applaud commend thank fire sack dismiss
    punish sanction knock hammer rip chastise scold admonish excoriate reprimand censure deride""".split()
)
_LAWYERS = frozenset("lawyer attorney solicitor barrister counsel".split())
_OF_CLIENTS = frozenset(
    "charge try convict sentence indict arrest detain jail imprison extradite deport acquit release free fine hold "
    "plead surrender flee prosecute".split()
)


def passed_over(reading: Reading, token: Token, head: int) -> bool:
    """Whether whoever is mentioned at `head` is not whom the pronoun takes up, but in the sentence right before the
    subject of a subordinate clause ("X wept as judge Y read the verdict. | He was jailed"), the owner of the named
    subject ("Y's adviser X spoke. | He threatened"), who helps one that is then dead ("A nurse carried him. | He was
    declared dead"), or an unnamed mouthpiece of somebody named, save where it goes
    on speaking ("An aide to X said so. Voters want | her to go")."""
    syntax = reading.syntax
    if reading.number_of(token.i) != reading.number_of(head) + 1 or reading.quoted[token.i]:
        return False
    mentioned = syntax.tokens[head]
    if mentioned.lemma in _MOUTHPIECES:
        return _speaks_for_other(reading, token, mentioned)
    if _is_told_dead(syntax, token) and _helps(reading, mentioned):
        return True
    if token.label not in _SUBJECTS:
        return False
    main = _main_subject(reading, head)
    centre = _whom(reading, main) if main is not None else None
    if main is None or main.i == head or centre is None or centre is reading.at(head) or not _fits(centre, token):
        return False
    verb = syntax.tokens[mentioned.head]
    if mentioned.label in _SUBJECTS:
        return verb.label == "advcl" or (verb.label == "relcl" and verb.i > main.i)
    return mentioned.label == "poss" and centre.named and main in list(syntax.ancestors(head))[:3]


def _is_told_dead(syntax: Syntax, token: Token) -> bool:
    """Whether a pronoun is of somebody who is found to be dead: "| He was pronounced dead", "he died later"."""
    verb = syntax.tokens[token.head]
    said = any(t.lower == "dead" for t in syntax.children(verb.i, "oprd", "acomp", "attr", "xcomp", "ccomp"))
    return token.label in _SUBJECTS and (said or verb.lemma == "die")


def _helps(reading: Reading, mentioned: Token) -> bool:
    """Whether somebody does something for another person: "a neighbour carried him out"."""
    syntax = reading.syntax
    while mentioned.label == "conj" and mentioned.head < mentioned.i:
        mentioned = syntax.tokens[mentioned.head]
    if mentioned.label != "nsubj":
        return False
    return any(
        (draft := reading.at(t.i)) is not None and draft.person and not draft.plural
        for t in syntax.children(mentioned.head, "dobj", "dative")
    )


def killed(reading: Reading, token: Token, head: int) -> bool:
    """Whether whoever is mentioned at `head` was killed, and the pronoun is of somebody who then acts: "Two boys died.
    | They fired on the crowd"."""
    syntax = reading.syntax
    verb, mentioned = syntax.tokens[token.head], syntax.tokens[head]
    if token.label != "nsubj" or verb.lemma not in _ACTING or any(t.lower == "had" for t in syntax.children(verb.i)):
        return False
    while mentioned.label == "conj" and syntax.tokens[mentioned.head].pos in ("NOUN", "PROPN"):
        mentioned = syntax.tokens[mentioned.head]
    deed = syntax.tokens[mentioned.head]
    fatal = (mentioned.label == "nsubjpass" or mentioned.label == "dobj") and deed.lemma in _FATAL
    return (fatal or (mentioned.label == "nsubj" and deed.lemma == "die")) and deed.i < verb.i


def befalls_people(syntax: Syntax, token: Token) -> bool:
    """Whether a pronoun is of people by what is done to them: "dispersed | them", "sent | them to jail"."""
    verb = syntax.tokens[token.head]
    if token.label not in ("nsubjpass", "dobj"):
        return False
    to = (c.lower for p in syntax.children(verb.i, "prep", "dative") for c in syntax.children(p.i, "pobj"))
    return verb.lemma in DONE_TO_PEOPLE or (verb.lemma == "send" and any(word in _HELD_IN for word in to))


def takes(syntax: Syntax, head: int) -> bool:
    """Whether whoever is mentioned takes somebody into custody: "police | arrested nine"."""
    token = syntax.tokens[head]
    return token.label == "nsubj" and syntax.tokens[token.head].lemma in _SEIZING


def urged(syntax: Syntax, verb: Token, owner: Token) -> int | None:
    """Who is asked or made to do what an infinitive says, whose the possessive `owner` in it is: the regime of "called
    on the regime to | abandon its arms". None for another verb."""
    above = syntax.head(verb.i)
    urging = _URGING | (_FAVOURS if owner.lower == "its" else frozenset())
    if verb.label not in ("xcomp", "ccomp", "advcl") or above is None or above.lemma not in urging:
        return None
    if not any(t.tag == "TO" for t in syntax.children(verb.i, "aux")):
        return None
    on = [c for p in syntax.children(above.i, "prep", "prt") if p.lower in ("on", "upon", "for")
          for c in syntax.children(p.i, "pobj")]  # fmt: skip
    asked = (*syntax.children(above.i, "dobj", "nsubjpass"), *on, *syntax.children(verb.i, "nsubj"))
    return next((t.i for t in asked if t.i < verb.i), None)


def blamed_for(syntax: Syntax, token: Token) -> int | None:
    """Who is blamed or praised for what is theirs: the mayor of "attacked the mayor over | his refusal"."""
    prep = syntax.head(token.head)
    if token.label != "poss" or prep is None or prep.lower not in ("for", "over"):
        return None
    verb = syntax.head(prep.i)
    if verb is not None and verb.label in ("dobj", "nsubjpass"):
        verb = syntax.head(verb.i)
    if verb is None or verb.pos != "VERB" or verb.lemma not in _BLAMING:
        return None
    return next((t.i for t in syntax.children(verb.i, "nsubjpass", "dobj") if t.i < prep.i), None)


def _main_subject(reading: Reading, head: int) -> Token | None:
    """The subject of the main clause of the sentence of token `head`."""
    syntax = reading.syntax
    root = next((t for t in (syntax.tokens[head], *syntax.ancestors(head)) if t.head == t.i), None)
    return next(iter(syntax.children(root.i, *_SUBJECTS)), None) if root is not None else None


def _whom(reading: Reading, subject: Token) -> Draft | None:
    """Whom a subject names, by itself or by the name beside it: "Y's adviser X"."""
    beside = (reading.at(c.i) for c in reading.syntax.children(subject.i, "appos"))
    return reading.at(subject.i) or next((d for d in beside if d is not None), None)


def _fits(draft: Draft, token: Token) -> bool:
    gender = "m" if token.lower in _MALE else "f" if token.lower in _FEMALE else None
    return draft.kind == "person" and not draft.plural and draft.gender in (None, gender)


def _is_tried(reading: Reading, token: Token, mouthpiece: Token) -> bool:
    """Whether what befalls a client, and no lawyer, is told: "Her lawyer said no more. If charged, | she would ..."."""
    syntax = reading.syntax
    clause = (syntax.tokens[token.head], *syntax.children(token.head, "advcl"))
    return mouthpiece.lemma in _LAWYERS and any(
        verb.lemma in _OF_CLIENTS and (verb.tag == "VBN" or verb.i == token.head) for verb in clause
    )


def _speaks_for_other(reading: Reading, token: Token, mouthpiece: Token) -> bool:
    syntax = reading.syntax
    if token.lower in ("he", "she") and mouthpiece.label in _SUBJECTS and not _is_tried(reading, token, mouthpiece):
        return False
    whole = syntax.behind(mouthpiece.i)
    for other in (*syntax.children(mouthpiece.i, "poss"), *whole):
        draft = reading.at(other.i)
        if draft is not None and _fits(draft, token) and draft is not reading.at(mouthpiece.i):
            return True
    return False
