"""Relations: offices, backing, belonging and listing."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.relations import relations
from onrecord.records import Attribution, MadeBy, Relation, Span
from tests import parsing
from tests.annotate.casts import cast_of

WORLD = {
    "Norway": ("country", ["Norwegian", "Oslo"]),
    "Chad": ("country", ["Chadian"]),
    "Mali": ("country", []),
    "Peru": ("country", []),
    "Lars Brekke": ("person", ["Brekke", "His"]),
    "Ines Moreau": ("person", ["Moreau"]),
    "Harbour Union": ("organization", []),
    "Fisheries Ministry": ("government", []),
    "Northern Fleet": ("armed_group", []),
    "Red Lantern": ("armed_group", ["a wing"]),
    "Dune Front": ("armed_group", []),
    "Cobalt League": ("armed_group", []),
    "Senate Trade Committee": ("organization", []),
    "White House": ("government", []),
    "groups": ("group", []),
    "firms": ("organization", []),
}


def read(text: str, titles: Mapping[str, str] | None = None, said: tuple[Attribution, ...] = ()) -> list[Relation]:
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="relations")
    people = {n: (k, w) for n, (k, w) in WORLD.items() if n in text or any(x in text for x in w)}
    cast = cast_of(syntax, people, titles)
    found = relations(document, syntax, cast, Chains(said))
    names = {e.id: e.name for e in cast.entities}
    for relation in found:
        assert text[relation.evidence.start : relation.evidence.end] == relation.evidence.text
    return [_named(r, names) for r in found]


def _named(relation: Relation, names: Mapping[str, str]) -> Relation:
    return dataclasses.replace(
        relation, subject=names[relation.subject], object=names[relation.object] if relation.object else None
    )


TITLES = [
    # a title before the name, and whose it is
    ("Norwegian Prime Minister Lars Brekke left.", "Prime Minister", ("holds_office", "Norway", "Prime Minister")),
    ("Harbour Union spokesman Lars Brekke left.", "spokesman", ("spokesperson_for", "Harbour Union", "spokesman")),
    # ranks and forms of address behind it are no part of it
    ("Harbour Union leader Col. Lars Brekke left.", "leader Col.", ("leads", "Harbour Union", "leader")),
    # whoever heads a body leads it, whoever heads a state holds an office
    ("Harbour Union leader Lars Brekke left.", "leader", ("leads", "Harbour Union", "leader")),
    ("Harbour Union board chief Lars Brekke left.", "board chief", ("leads", "Harbour Union", "board chief")),
    ("Harbour Union policy chief Lars Brekke left.", "policy chief", ("holds_office", "Harbour Union", "policy chief")),
    # not of a seat that only ends in the word
    ("The White House fell. House Speaker Lars Brekke left.", "House Speaker", ("holds_office", None, "House Speaker")),
    ("Norwegian leader Lars Brekke left.", "leader", ("holds_office", "Norway", "leader")),
    ("Secretary of State Lars Brekke left.", "Secretary of State", ("holds_office", None, "Secretary of State")),
    ("Attorney General Lars Brekke left.", "Attorney General", ("holds_office", None, "Attorney General")),
    # who was it once, and is no more
    ("Former Norwegian leader Lars Brekke left.", "leader", ("holds_office", "Norway", "former leader")),
    (
        "Lars Brekke, who served as Norway's trade minister until 2022, left.",
        "Norway's trade minister",
        ("holds_office", "Norway", "former trade minister"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "expected"), TITLES)
def test_titles(text: str, title: str, expected: tuple[str, str, str]) -> None:
    (relation,) = read(text, {"Lars Brekke": title})
    assert relation.subject == "Lars Brekke"
    assert (relation.kind, relation.object, relation.value) == expected


def test_forms_of_address_and_kin_are_no_offices() -> None:
    assert read("Mrs. Ines Moreau left.", {"Ines Moreau": "Mrs."}) == []
    assert read("The minister's brother Lars Brekke left.", {"Lars Brekke": "minister's brother"}) == []


SAID: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    # descriptions behind and before a name
    ("Lars Brekke, commander of the Northern Fleet, resigned.", [("leads", "Lars Brekke", "Northern Fleet")]),
    ("The Harbour Union's spokeswoman, Ines Moreau, resigned.", [("spokesperson_for", "Ines Moreau", "Harbour Union")]),
    (
        "Ines Moreau, a former Norwegian ambassador to Peru who sits on the Senate Trade Committee, resigned.",
        [("holds_office", "Ines Moreau", "Norway"), ("member_of", "Ines Moreau", "Senate Trade Committee")],
    ),
    ("Ines Moreau of the Harbour Union resigned.", [("affiliate_of", "Ines Moreau", "Harbour Union")]),
    # an occupation is a relation to whom it is done for, not to where
    ("Ines Moreau, an engineer with the Harbour Union, resigned.", [("holds_office", "Ines Moreau", "Harbour Union")]),
    ("Ines Moreau, an engineer in Peru, resigned.", []),
    # hyphened participles
    ("Norway-backed groups attacked the port.", [("supports", "Norway", "groups")]),
    ("Peru-based firms sold the engines.", [("located_in", "firms", "Peru")]),
    # adjectives; founders; as what somebody is described; a deputy does not lead; whose director for a country
    ("The Dune Front, which is subordinate to Norway, withdrew.", [("part_of", "Dune Front", "Norway")]),
    ("The groups loyal to the Dune Front withdrew.", [("supports", "groups", "Dune Front")]),
    ("Lars Brekke, the founder of the Dune Front, resigned.", [("affiliate_of", "Lars Brekke", "Dune Front")]),
    ("Norway described Lars Brekke as the leader of the Dune Front.", [("leads", "Lars Brekke", "Dune Front")]),
    ("Lars Brekke, whom he described as leader of the Dune Front, left.", [("leads", "Lars Brekke", "Dune Front")]),
    ("Norway did not describe Lars Brekke as the leader of the Dune Front.", []),
    ("Norway described Lars Brekke as a friend of the Dune Front.", []),
    ("Lars Brekke, deputy leader of the Dune Front, left.", [("holds_office", "Lars Brekke", "Dune Front")]),
    ("Lars Brekke, Peru director at the Harbour Union, left.", [("leads", "Lars Brekke", "Harbour Union")]),
    ("Lars Brekke, the Norwegian ambassador at the Harbour Union, left.", [("holds_office", "Lars Brekke", "Norway")]),
    # who heads a part of it or its staff; not what is worked with, controlled on the map, or within by another's word
    (
        "Lars Brekke, head of communications at the Harbour Union, left.",
        [("holds_office", "Lars Brekke", "Harbour Union")],
    ),
    ("Lars Brekke, chief of staff at the Harbour Union, left.", [("holds_office", "Lars Brekke", "Harbour Union")]),
    ("Lars Brekke, chief executive of the Harbour Union, left.", [("leads", "Lars Brekke", "Harbour Union")]),
    ("The Harbour Union's chief executive, Lars Brekke, left.", [("leads", "Lars Brekke", "Harbour Union")]),
    (
        "The chief financial officer of the Harbour Union, Lars Brekke, left.",
        [("holds_office", "Lars Brekke", "Harbour Union")],
    ),
    ("Lars Brekke, an officer of the Harbour Union, left.", []),
    (
        "Lars Brekke, a teacher who is a member of the Senate Trade Committee, left.",
        [("member_of", "Lars Brekke", "Senate Trade Committee")],
    ),
    (
        "Lars Brekke, who is not a member of the Senate Trade Committee, left.",
        [("member_of", "Lars Brekke", "Senate Trade Committee")],
    ),
    ("Lars Brekke, who may be a member of the Senate Trade Committee, left.", []),
    ("Lars Brekke, who met a member of the Senate Trade Committee, left.", []),
    ("The Dune Front worked with the Harbour Union to patrol the river.", []),
    ("Besides Lars Brekke, two members of the Harbour Union left.", []),
    ("Lars Brekke said there was a faction of the Dune Front he did not like.", []),
    # a body that another has by its name, and what only stands beside it
    ("The Harbour Union's Dune Front left.", [("part_of", "Dune Front", "Harbour Union")]),
    ("Norway's Dune Front left.", []),
    ("The Harbour Union's rival Dune Front left.", [("opposes", "Dune Front", "Harbour Union")]),
    # verbs, active and passive, and through a relative pronoun
    ("Norway funds the Dune Front.", [("supports", "Norway", "Dune Front")]),
    ("The Dune Front, which is armed by Chad, withdrew.", [("supplies", "Chad", "Dune Front")]),
    # what somebody is said to do, its verb read as a noun
    ("Chad, which Norway says arms the Dune Front, withdrew.", [("supplies", "Chad", "Dune Front")]),
    # who is accused of it does it, not the accuser; warned against it, nobody does
    ("Norway accused Chad of arming the Dune Front.", [("supplies", "Chad", "Dune Front")]),
    (
        "Norway listed Harbour Union, which it accused of arming the Dune Front.",
        [("supplies", "Harbour Union", "Dune Front")],
    ),
    ("Norway warned Chad against arming the Dune Front.", []),
    ("The Red Lantern is part of the Cobalt League.", [("part_of", "Red Lantern", "Cobalt League")]),
    ("Lars Brekke heads the Harbour Union.", [("leads", "Lars Brekke", "Harbour Union")]),
    # every recipient of a list, and not the countries they are in
    (
        "Norway has provided drones to the Red Lantern in Chad, the Dune Front in Mali and the Cobalt League in Peru.",
        [("supplies", "Norway", n) for n in ("Red Lantern", "Dune Front", "Cobalt League")],
    ),
    # listing: the one listed is the subject
    (
        "The Dune Front was designated as a terrorist organization by Norway.",
        [("designated_as", "Dune Front", "Norway")],
    ),
    # however parsers take it: two objects, a clause, a relative clause, a participle
    ("Norway has designated the Dune Front a terrorist group.", [("designated_as", "Dune Front", "Norway")]),
    ("The Dune Front was designated a terrorist group by Norway.", [("designated_as", "Dune Front", "Norway")]),
    ("The Dune Front was branded a nuisance by Norway.", []),
    (
        "Norway considers the Cobalt League a terrorist organisation.",
        [("designated_as", "Cobalt League", "Norway")],
    ),
    (
        "The Cobalt League, which Norway considers a terrorist organisation, left.",
        [("designated_as", "Cobalt League", "Norway")],
    ),
    (
        "The Cobalt League, listed as a terrorist organisation by Norway and Chad, left.",
        [("designated_as", "Cobalt League", "Norway"), ("designated_as", "Cobalt League", "Chad")],
    ),
    # who joins a body is a member, who joins somebody in a deed is not, nor who would
    ("Norway, which joined the Cobalt League in May, left.", [("member_of", "Norway", "Cobalt League")]),
    ("Norway joined the Cobalt League in condemning it.", []),
    ("Norway would join the Cobalt League.", []),
    # which of its affairs somebody runs
    ("Brekke leads the Harbour Union's operations in Peru.", [("holds_office", "Lars Brekke", "Harbour Union")]),
    ("Brekke is in charge of wages for the Harbour Union.", [("holds_office", "Lars Brekke", "Harbour Union")]),
    ("Brekke commands the Harbour Union's northern region.", [("holds_office", "Lars Brekke", "Harbour Union")]),
    ("Norway leads the Harbour Union's operations in Peru.", []),
    # whoever speaks for somebody; the body that the sentence before tells of, where it is one
    ("Brekke left. His spokeswoman, Ines Moreau, stayed.", [("spokesperson_for", "Ines Moreau", "Lars Brekke")]),
    ("Ines Moreau, a spokeswoman for Brekke, stayed.", [("spokesperson_for", "Ines Moreau", "Lars Brekke")]),
    # a lawyer is none of those that he speaks for in court
    ("Ines Moreau, a lawyer for the Harbour Union, left.", []),
    # what may be is not how things stand; goods of peace are not supplies of war
    ("Norway may arm the Dune Front.", []),
    ("Norway would back the Dune Front.", []),
    ("Norway has provided blankets to the Dune Front.", []),
    # an opinion is no listing
    ("Norway considers the Dune Front a partner.", []),
]


def test_a_spokeswoman_of_nobody_speaks_for_the_one_body_told_of() -> None:
    def spoken_for(text: str) -> list[tuple[str, str | None]]:
        return [(r.kind, r.object) for r in read(text, {"Ines Moreau": "Spokeswoman"})]

    assert spoken_for("The Harbour Union left. Spokeswoman Ines Moreau agreed.") == [
        ("spokesperson_for", "Harbour Union")
    ]
    both = "The Harbour Union and the Cobalt League left. Spokeswoman Ines Moreau agreed."
    assert spoken_for(both) == [("holds_office", None)]
    of_others = "The Harbour Union left. Police spokeswoman Ines Moreau agreed."
    found = read(of_others, {"Ines Moreau": "Police spokeswoman"})
    assert [(r.kind, r.object) for r in found] == [("holds_office", None)]
    deputy = "The Harbour Union left. Deputy spokeswoman Ines Moreau agreed."
    found = read(deputy, {"Ines Moreau": "Deputy spokeswoman"})
    assert [(r.kind, r.object) for r in found] == [("spokesperson_for", "Harbour Union")]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_the_words_state(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert sorted((r.kind, r.subject, r.object) for r in read(text)) == sorted(expected)


def test_a_denial_makes_it_negative() -> None:
    (relation,) = read("Norway has always denied backing the Dune Front.")
    assert (relation.kind, relation.polarity) == ("supports", "negative")


def test_a_former_office_says_so_in_its_value() -> None:
    (relation,) = read("Ines Moreau, a former Norwegian ambassador to Peru, resigned.")
    assert relation.value == "former Norwegian ambassador to Peru"


def test_the_mark_of_a_party_names_party_and_state() -> None:
    (relation,) = read("Sen. Lars Brekke (R-Ohio) resigned.")
    assert (relation.kind, relation.value) == ("member_of", "Republican, Ohio")


def test_a_party_told_behind_a_name_is_the_same() -> None:
    (relation,) = read("Rep. Lars Brekke, Republican of Ohio, resigned.")
    assert (relation.kind, relation.value) == ("member_of", "Republican, Ohio")
    assert relation.evidence.text == "Republican of Ohio"


def test_said_twice_in_one_voice_stands_once() -> None:
    text = "Norway funds the Dune Front. Norway funds the Dune Front."
    assert [r.id for r in read(text)] == ["r1"]


def said(text: str, content: str) -> Attribution:
    from onrecord.records import Span

    start = text.index(content)
    span = Span(start, start + len(content), content)
    return Attribution(
        id="a1", source=(), cue=(), content=(span,), quote="indirect", stance="asserts", made_by=MadeBy("test")
    )


def test_backing_stands_according_to_whoever_says_it_but_a_title_is_the_reporters() -> None:
    text = "Moreau said Norway funds the Dune Front."
    (relation,) = read(text, said=(said(text, "Norway funds the Dune Front"),))
    assert relation.according_to == ("a1",)
    text = "Moreau said Lars Brekke, commander of the Northern Fleet, lied."
    (relation,) = read(text, said=(said(text, "Lars Brekke, commander of the Northern Fleet, lied"),))
    assert relation.according_to == ()


@pytest.mark.parametrize("text", ["x 🙂", "(R-Ohio)", "-backed groups", "of", "אבג is part of Norway"])
def test_any_text_passes(text: str) -> None:
    read(text)


def test_an_office_of_a_state_is_that_of_its_bearers_country() -> None:
    def office(text: str, title: str) -> tuple[str | None, str | None]:
        document = parsing.one_paragraph(text)
        syntax = parsing.syntax(document, store="relations")
        cast = cast_of(syntax, {"Lars Brekke": ("person", ()), "Oslo": ("country", ())}, {"Lars Brekke": title})
        entities = tuple(dataclasses.replace(e, country="NO") for e in cast.entities)
        (relation,) = relations(document, syntax, dataclasses.replace(cast, entities=entities), Chains(()))
        return relation.object, relation.value

    there = office("Oslo waited. Deputy Foreign Minister Lars Brekke left.", "Deputy Foreign Minister")[0]
    assert there is not None
    assert office("Oslo waited. Vice President Lars Brekke left.", "Vice President") == (there, "Vice President")
    # what may be a bank's or a club's is left open
    assert office("Oslo waited. Bank President Lars Brekke left.", "Bank President")[0] is None
    assert office("Oslo waited. Director Lars Brekke left.", "Director")[0] is None


def test_a_title_in_what_is_quoted_is_the_speakers_and_beside_it_the_reports() -> None:
    text = "Lind said that Prime Minister Lars Brekke “left his spokesman Ines Moreau alone”."
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="relations")
    people = {"Lars Brekke": ("person", ()), "Ines Moreau": ("person", ())}
    cast = cast_of(syntax, people, {"Lars Brekke": "Prime Minister", "Ines Moreau": "spokesman"})
    content = Span(text.index("that"), len(text) - 1, text[text.index("that") : -1])
    said = Attribution(
        id="a1", source=(), cue=(), content=(content,), quote="mixed", stance="asserts", made_by=MadeBy("test")
    )
    found = relations(document, syntax, cast, Chains((said,)))
    assert [(r.value, r.according_to) for r in found] == [("Prime Minister", ()), ("spokesman", ("a1",))]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("They fear Red Lantern, a wing of the Cobalt League led by Lars Brekke.", "Red Lantern"),
        ("They fear the Cobalt League led by Lars Brekke.", "Cobalt League"),
    ],
)
def test_whoever_leads_a_part_leads_not_the_whole(text: str, whom: str) -> None:
    assert [(r.kind, r.subject, r.object) for r in read(text) if r.kind == "leads"] == [("leads", "Lars Brekke", whom)]
