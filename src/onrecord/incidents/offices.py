"""Offices: what an office or a body of which there is one is called in all reports of an incident."""

from __future__ import annotations

import re

from onrecord.lexicons.actors import body, role
from onrecord.text import fold, without_article
from onrecord.wording import one_line

ONE_HERE = frozenset({"governor", "mayor"})
"""Offices of which there is one where an incident was: in every report of it they are the same person's."""
SHORT_OFFICES = {"gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel"}
_THE_OFFICE_OF = re.compile(r"(?:[Tt]he )?((?i:governor|mayor))(?: [A-Z][\w. -]+)?['’]s office")


def office_keys(words: str) -> frozenset[str]:
    """What an office or a body of which there is one is called in all reports of an incident: the minister is his
    ministry, "the state police commissioner" the commissioner of police; none for who is one of several."""
    office = _THE_OFFICE_OF.fullmatch(words)
    if office is not None:
        return frozenset({f"{fold(office[1])} here"})
    bare = name_key(words).split(",")[0].replace("'s", "").replace("’s", "")
    head, _, rest = bare.partition(" of ")
    parts = [*(rest.removeprefix("the ").split() if len(rest.split()) == 1 else ()), *head.split()]
    if len(parts) < 2 or words[:1].isdigit() or re.match(r"(?:an?|one|another|former|deputy|some|two)\b", fold(words)):
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
