"""Offices: what an office or a body of which there is one is called in all reports of an incident."""

from __future__ import annotations

import re

from onrecord.lexicons.actors import body, role
from onrecord.text import fold, without_article
from onrecord.wording import one_line

ONE_HERE = frozenset({"governor", "mayor", "prosecutor", "prefect", "coroner", "sheriff"})
"""Offices of which there is one where an incident was: in every report of it they are the same person's."""
SHORT_OFFICES = {"gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel"}
_THE_OFFICE_OF = re.compile(
    r"(?:[Tt]he )?(?:(?:state|provincial|regional|public|district|county|city|town|local) )*"
    r"((?i:governor|mayor|prosecutor|prefect|coroner|sheriff))(?: [A-Z][\w. -]+)?['’]s office"
)
_ONE_OF = re.compile(r"(?:an?|one|another|former|deputy|some|two)\b")
# "The Ministry of National Defence of Orvia" is its defence ministry.
_MINISTRY = re.compile(
    r"minist(?:er|ry) (?:of|for) (?:the )?(?:national |state |public )?(foreign affairs|internal affairs|\w+)(?= of |$)"
)
_FIELDS = {"foreign affairs": "foreign", "internal affairs": "interior", "defense": "defence"}
# What the bodies are called, beside those of the lexicon, that have officers: "the fire service".
_WHOSE = re.compile(r"(?:its|their|his|her|our|my) ")
_BODIES = frozenset("service services brigade corps".split())


def body_keys(words: str) -> frozenset[str]:
    """The body of two words or more for which a person speaks whom words call one of its officers: "a fire service
    director", "an inspector of the rescue service"."""
    said = name_key(words).split(",")[0].replace("'s", "").replace("’s", "")
    head, _, rest = said.partition(" of ") if " of " in said else said.partition(" for ")
    parts = head.split()
    known = role(parts[-1]) if parts else None
    whole = rest.removeprefix("the ") if rest else " ".join(parts[:-1])
    last = whole.split()[-1] if " " in whole else ""
    of_body = last in _BODIES or (body(last) is not None if last else False)
    its_own = not _WHOSE.match(whole)
    return frozenset({whole}) if known is not None and of_body and its_own else frozenset()


def office_keys(words: str) -> frozenset[str]:
    """What an office or a body of which there is one is called in all reports of an incident: the minister is his
    ministry, "the state police commissioner" the commissioner of police; none for who is one of several."""
    office = _THE_OFFICE_OF.fullmatch(words)
    if office is not None:
        return frozenset({f"{fold(office[1])} here"})
    bare = name_key(words).split(",")[0].replace("'s", "").replace("’s", "")
    if (field := _MINISTRY.match(bare)) is not None and not _ONE_OF.match(fold(words)):
        return frozenset({f"{_FIELDS.get(field[1], field[1])} ministry"})
    head, _, rest = bare.partition(" of ")
    parts = [*(rest.removeprefix("the ").split() if len(rest.split()) == 1 else ()), *head.split()]
    if len(parts) < 2 or words[:1].isdigit() or _ONE_OF.match(fold(words)):
        return frozenset()
    field, office = parts[-2:]
    if office in ("minister", "ministry"):
        return frozenset({f"{field} ministry"})
    known = role(office)
    singular = known is not None and known.title and office in ("commissioner", "chief", "directorate", "director")
    if not singular and office != "directorate":
        return frozenset()
    # "The fire service director" speaks for the fire service.
    of = {" ".join(parts[:-1])} if singular and len(parts) > 2 and not rest and body(field) is not None else set()
    return frozenset({f"{field} {office}", *of})


def title_words(words: str) -> frozenset[str]:
    """The words of a title or of whoever is only called by it: the order and the possessive do not count."""
    return frozenset(w.removesuffix("'s") for w in without_article(fold(words)).split() if w not in ("of", "the"))


def name_key(name: str) -> str:
    """What two spellings of one name share."""
    return fold(without_article(one_line(name)))
