"""Listings: names that stand for a status, a programme or a make, and for no body ("Foreign Terrorist Organization
list"), and what is listed as a firm."""

from __future__ import annotations

from onrecord.annotate.naming.hyphens import HYPHENS
from onrecord.annotate.naming.nominals import HOUSES
from onrecord.annotate.naming.outlets import Named
from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.nouns import first_word_kind, forename_gender, last_word_kind
from onrecord.annotate.syntax import Syntax

_LED = frozenset("led run dominated controlled majority backed held owned speaking language".split())
_MADE = frozenset(
    "jet fighter warplane plane aircraft helicopter bomber missile rocket drone tank rifle pistol howitzer launcher "
    "torpedo submarine interceptor".split()
)


LEGAL = frozenset(
    "AG SE SA SpA NV N.V BV Oy Oyj AB ASA KG GmbH PLC Plc plc Bhd Berhad Tbk JSC PJSC OJSC Co Corp Corporation Inc Ltd "
    "Limited LLC LLP LP SAS S.A Ltda Company Holdings Group".split()
)
"""How firms are registered, by the last word of their names, without the stop."""
_HOUSES_OF = frozenset("Grupo Groupe Gruppo Koninklijke Banco Banca Banque".split())


def short_names(syntax: Syntax, name: Named) -> tuple[str, ...]:
    """What a firm is called for short that has a word for how it is registered, or "group", in its name: "Vela" and
    "Vela Electric" of "Vela Electric Corp.", "Lind" of "Ada Lind AG", "Almar" of "Grupo Almar"."""
    words = [t.text for t in syntax.tokens[name.first : name.stop]]
    found: list[str] = []
    if len(words) > 1 and words[-1].rstrip(".") in LEGAL:
        whole = words[:-1]
        found = [" ".join(whole[:n]) for n in range(1, len(whole) + 1)]
        if len(whole) > 1 and forename_gender(whole[0]) is not None:
            found.append(whole[-1])
    elif len(words) > 1 and words[0] in _HOUSES_OF:
        found.append(" ".join(words[1:]))
    return tuple(found)


def designates(syntax: Syntax, name: Named) -> bool:
    # "Foreign Terrorist Organization designation" names a status, not a body.
    return name.stop < len(syntax.tokens) and syntax.tokens[name.stop].lemma in (
        "designation",
        "status",
        "listing",
        "list",
    )


def incorporated(syntax: Syntax, stop: int) -> bool:
    """Whether what stands behind a name says that it is a firm's: "X (Pty) Ltd"."""
    behind = [t.text.rstrip(".") for t in syntax.tokens[stop : stop + 4]]
    return behind[:1] == ["("] and behind[1:3] in (["Pty", ")"], ["Pvt", ")"], ["Private", ")"], ["Proprietary", ")"])


def of_make(syntax: Syntax, name: Named) -> bool:
    """Whether a name that nobody knows only says of what make planes or arms are: "Mirage jets"."""
    token = syntax.tokens[name.head]
    made = token.label in ("compound", "nmod") and name.stop <= token.head and syntax.tokens[token.head].lemma in _MADE
    return made and name.stop - name.first == 1 and reading(text_of(syntax, name.first, name.stop)) is None


def of_sort(syntax: Syntax, name: Named) -> bool:
    """Whether a name that stands before nouns of things only says of what sort these are, since neither its words nor
    a lexicon tell of a body: "a Century speedboat", "the Badger State"."""
    text = text_of(syntax, name.first, name.stop)
    first, last = syntax.tokens[name.first].text, syntax.tokens[name.stop - 1].text
    if syntax.tokens[syntax.tokens[name.head].head].lower in HOUSES:
        return False  # "the Ada Lind hospital"
    if reading(text) is not None or "&" in text or (name.stop - name.first == 1 and text.isupper()):
        return False
    return last_word_kind(last) is None and first_word_kind(first) is None


def pairs_lands(text: str) -> bool:
    """Whether a name only joins two countries by a hyphen: "the U.S.-Mexico border"."""
    parts = [reading(part) for part in text.split("-")]
    return len(parts) == 2 and all(part is not None and part.kind == "country" for part in parts)


def of_leaders(syntax: Syntax, name: Named) -> bool:
    """Whether a people's name only says who leads or makes up a body: "the Kurdish-led X"."""
    behind = syntax.tokens[name.stop : name.stop + 2]
    return len(behind) == 2 and behind[0].text in HYPHENS and behind[1].lower in _LED


def of_programme(syntax: Syntax, name: Named) -> bool:
    """Whether a name is only what a programme is for, "the Food for Work programme"."""
    tokens, k = syntax.tokens, name.first - 1
    if k < 1 or tokens[k].lower not in ("for", "of") or not tokens[k - 1].text[:1].isupper():
        return False
    after = tokens[name.stop].lemma if name.stop < len(tokens) else ""
    whole = reading(text_of(syntax, name.first, name.stop))
    return after in ("program", "programme", "scheme", "initiative", "fund", "award", "prize") and whole is None
