"""Mentions: the words that name somebody or something."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.naming.kinds import Name, is_state
from onrecord.annotate.naming.names import names
from onrecord.annotate.naming.nominals import first_of, nominal_spans, pro_forms
from onrecord.annotate.naming.readings import parted, reading, text_of
from onrecord.annotate.syntax import Syntax
from onrecord.records import Document, EntityKind, MentionForm

# Nouns that only say what sort of body a name is: "Fars news agency", "the Houthi movement".
CLASS_NOUNS = frozenset(
    "agency television tv radio channel newspaper daily magazine network broadcaster website movement group "
    "militia party organization organisation union charity airline watchdog gang faction militants rebels insurgents "
    "fighters cartel company militias groups gangs factions cartels".split()
)
OF_MANY = frozenset(
    "group groups militia militias party gang gangs faction factions cartels militants rebels insurgents "
    "fighters".split()
)
"""Those of them that many a name has behind it and that are no part of it."""
TELLING = frozenset("news state satellite security intelligence spy rebel militant armed separatist jihadist".split())
"""What tells what a name is before the noun of its sort: "the SBU | security service", "the BLF rebel | group"."""
# "The Kordian" is one, "the French" are a people.
_OF_ONE = ("an", "i")
_ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj dative agent conj".split())
_ONE = frozenset("a an one another each every single any".split())
_WATERS = frozenset("river lake sea mountains mountain desert strait canal delta gulf bay basin hills".split())
_OF_A_LEADER = frozenset("administration government presidency campaign regime cabinet".split())


@dataclass(frozen=True, slots=True)
class Naming:
    """A candidate mention: tokens ``[first, stop)`` headed by token `head`. `kind` is what the words alone
    show it to be, None where they do not (a pronoun, an unknown name)."""

    first: int
    stop: int
    head: int
    form: MentionForm
    kind: EntityKind | None = None


def mentions(document: Document, syntax: Syntax) -> tuple[Naming, ...]:
    """Every naming of a person, body, group, country or place, in text order. Which of them name the same
    entity is left to `annotate.entities`.

    Names come without title, article and possessive; nominals run from the determiner to the head; a name inside a
    longer mention is a mention of its own. Names of treaties, weapons, events and works are left out.
    """
    read = names(document, syntax)
    individuals = [name for name in read if _individual(syntax, name)]
    found = [_with_class_noun(syntax, name) for name in read if name not in individuals]
    namings: dict[int, Naming] = {}
    for naming in found:
        namings.setdefault(naming.head, naming)
    for one in found:
        leads = _led_by(syntax, one)
        if leads is not None:
            namings.setdefault(leads.head, leads)
    for name in individuals:
        first = first_of(syntax, name.head)
        namings.setdefault(name.head, Naming(first, name.stop, name.head, "nominal", "person"))
    named = {i for n in found for i in range(n.first, n.stop)} | set(namings)
    for first, head, kind in nominal_spans(syntax, named):
        namings.setdefault(head, Naming(first, _closed(syntax, first, head + 1), head, "nominal", kind))
    for first, head in pro_forms(syntax):
        namings.setdefault(head, Naming(first, head + 1, head, "pronoun", None))
    return tuple(sorted(namings.values(), key=lambda n: (n.first, -n.stop)))


def _closed(syntax: Syntax, first: int, stop: int) -> int:
    """The end of a phrase, a quotation mark behind it taken in that closes one inside of it: 'the "shadow fleet"'."""
    tokens = syntax.tokens
    opened = sum(t.text in ('"', "“", "``") for t in tokens[first + 1 : stop]) % 2
    return stop + 1 if opened and stop < len(tokens) and tokens[stop].text in ('"', "”", "''") else stop


def _individual(syntax: Syntax, name: Name) -> bool:
    """Whether a demonym names one person of a nationality: "a Kordian", "a single Kordian"."""
    token = syntax.tokens[name.head]
    return (
        name.kind == "nationality"
        and name.stop - name.first == 1
        and token.tag in ("NN", "NNP", "JJ")
        and token.label not in ("compound", "amod", "nmod", "npadvmod", "poss")
        and (token.tag != "JJ" or token.label in _ARGUMENTS)
        and any(
            c.lower in _ONE or (c.lower in ("the", "this", "that") and token.lower.endswith(_OF_ONE))
            for c in syntax.children(token.i, "det", "nummod", "amod")
        )
    )


def _with_class_noun(syntax: Syntax, name: Name) -> Naming:
    """The naming of a name, together with the common noun behind it that only says its sort."""
    naming = Naming(name.first, name.stop, name.head, "name", name.kind)
    if name.kind == "place" and is_state(syntax, name):
        return Naming(name.first, name.stop + 1, name.stop, "name", "place")
    at = name.stop
    if at >= len(syntax.tokens):
        return naming
    articled = syntax.tokens[name.first - 1].lower == "the" and syntax.tokens[name.head].head == at
    if syntax.tokens[at].lower in _WATERS and articled and not parted(syntax, at - 1, at):
        return Naming(name.first, at + 1, at, "name", "place")  # "the Dnipro river" is no town
    telling = syntax.tokens[at].lower in TELLING and at + 1 < len(syntax.tokens)
    if name.kind not in ("organization", "armed_group", "group") and not (telling and name.kind == "government"):
        return naming
    at += telling
    head = at
    sort = syntax.tokens[head].lower
    if not (sort in CLASS_NOUNS or (at > name.stop and sort == "service")) or syntax.tokens[head].label in (
        "compound",
        "amod",
    ):
        return naming
    if any(parted(syntax, i, i + 1) for i in range(name.stop - 1, head)):
        return naming
    held = reading(text_of(syntax, name.first, name.stop))
    if held is not None and held.sector in ("IGO", "GOV"):
        return naming  # "a U.N. agency" is not the U.N.
    behind = syntax.after(head)
    # "the Kordian militia X" is not the Kordians; "told Fars news agency Thursday" has a day behind it.
    named = behind is not None and behind.tag == "NNP" and behind.text[:1].isupper() and behind.label != "npadvmod"
    if named and not parted(syntax, head, head + 1):
        return naming
    return Naming(name.first, head + 1, head, "name", name.kind)


def _led_by(syntax: Syntax, name: Naming) -> Naming | None:
    """The government that a leader's name gives its name to: "the Biden administration"."""
    head = syntax.tokens[name.head].head
    if name.kind != "person" or head != name.stop or syntax.tokens[head].lower not in _OF_A_LEADER:
        return None
    if syntax.tokens[name.head].label not in ("compound", "nmod", "amod"):
        return None
    kind: EntityKind = "organization" if syntax.tokens[head].lower == "campaign" else "government"
    return Naming(name.first, head + 1, head, "name", kind)
