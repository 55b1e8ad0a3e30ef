"""Who says something: the chain of sources, outermost first, and whether two of them are one."""

from __future__ import annotations

import pytest

from onrecord.incidents.voices import Source, Voices
from onrecord.records import Title
from tests.factory import Factory
from tests.incidents.accounts import nominal


def told(
    sentence: str, *, outlet: str = "Coast News", source: str, addressee: str | None = None, **fields: object
) -> Source:
    made = Factory(f"Blast\n\n{sentence}", outlet=outlet)
    speaker = made.entity(source, "group") if fields.pop("known", True) else None
    a = made.attribution(
        "told" if " told " in sentence else "said", source=source, content="it was a bomb", speaker=speaker,
        told=((None, addressee),) if addressee else (), **{"speaker_kind": "unnamed", **fields},
    )  # fmt: skip
    return Voices(made.record()).source((a,))


# Who is told stands before who tells it, by its whole name; who is told and no outlet does not.
TOLD = [
    ("Two officials told Reuters it was a bomb.", "Reuters", ("Reuters", "two officials")),
    ("Two officials told the News it was a bomb.", "the News", ("Coast News", "two officials")),
    ("Two officials told reporters it was a bomb.", "reporters", ("two officials",)),
    ("Two officials told Hill Radio it was a bomb.", None, ("Hill Radio", "two officials")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "addressee", "chain"), TOLD, ids=[t[0] for t in TOLD])
def test_who_is_told(sentence: str, addressee: str | None, chain: tuple[str, ...]) -> None:
    assert told(sentence, source="Two officials", addressee=addressee).chain == chain


def test_the_report_s_own_voice_is_its_outlet_s() -> None:
    source = Voices(Factory("Blast\n\nIt was a bomb.", outlet="Coast News").record()).source(())
    assert source.chain == ("Coast News",)
    assert source.own


def nested(text: str, outer: str, inner: str) -> tuple[Factory, str]:
    made = Factory(text, outlet="Hill Post")
    a1 = made.attribution("reported", source=outer, content=f"{inner} said it was a bomb", speaker_kind="outlet")
    officials = made.entity(inner, "group")
    a2 = made.attribution(
        "said", source=inner, content="it was a bomb", speaker=officials, speaker_kind="unnamed", within=a1
    )
    return made, a2


def test_a_chain_goes_from_the_outermost_to_the_innermost() -> None:
    made, a2 = nested("Blast\n\nReuters reported that two officials said it was a bomb.", "Reuters", "two officials")
    assert Voices(made.record()).source(("a1", a2)).chain == ("Reuters", "two officials")


def test_initials_and_the_agency_are_the_agency_that_is_cited() -> None:
    text = "Blast\n\nThe Andean News Agency reported it. Two officials told ANA, and a nurse told the news service."
    made = Factory(text, outlet="Hill Post")
    made.attribution("reported", source="The Andean News Agency", content="it", speaker_kind="outlet")
    one = made.attribution("told", source="Two officials", content="it", told=((None, "ANA"),), speaker_kind="unnamed")
    two = made.attribution(
        "told", source="a nurse", content="it", told=((None, "the news service"),), speaker_kind="unnamed"
    )
    voices = Voices(made.record())
    assert [voices.source((a,)).chain[0] for a in (one, two)] == ["Andean News Agency"] * 2


def test_nobody_stands_twice_in_a_chain() -> None:
    made = Factory("Blast\n\nTwo officials said they believed it was a bomb.")
    officials = made.entity("Two officials", "group", also=(("they", "pronoun"),))
    a1 = made.attribution(
        "said", source="Two officials", content="they believed it was a bomb", speaker=officials, speaker_kind="unnamed"
    )
    a2 = made.attribution(
        "believed", source="they", content="it was a bomb", speaker=officials, speaker_kind="unnamed", within=a1
    )
    assert Voices(made.record()).source((a1, a2)).chain == ("two officials",)


def test_a_clause_that_hangs_on_a_source_belongs_to_it() -> None:
    made = Factory("Blast\n\nThe prisons service of Arl, which had spoken of 9 dead, said 14 had died.")
    arl = made.entity("Arl", "place")
    inner = made.attribution("had spoken", source="Arl", content="9 dead", speaker=arl)
    outer = made.attribution(
        "said", source="The prisons service of Arl, which had spoken of 9 dead,", content="14 had died"
    )
    voices = Voices(made.record())
    assert voices.source((inner,)).chain == ("the prisons service of Arl",)
    assert voices.source((inner,)).same(voices.source((outer,)))


def test_whom_others_had_blamed_is_no_source_of_it() -> None:
    made = Factory("Blast\n\nThe Vale Front, which police had blamed, repeated its denial.")
    police = made.entity("police", "organization")
    inner = made.attribution("had blamed", source="police", content="The Vale Front", speaker=police, stance="accuses")
    made.attribution(
        "repeated", source="The Vale Front, which police had blamed,", content="its denial", stance="denies"
    )
    assert Voices(made.record()).source((inner,)).chain == ("police",)


def test_who_is_called_by_a_title_is_who_bears_it_by_name() -> None:
    made = Factory("Blast\n\nThe district's chief officer said it was a bomb. Chief District Officer Bela Tor agreed.")
    chief = nominal(made, made.entity("The district's chief officer"))
    tor = made.entity("Bela Tor", titles=(Title(made.span("Chief District Officer")),))
    one = made.attribution("said", source="The district's chief officer", content="it was a bomb", speaker=chief)
    two = made.attribution("agreed", source="Chief District Officer Bela Tor", content="it was a bomb", speaker=tor)
    voices = Voices(made.record())
    assert voices.source((one,)).same(voices.source((two,)))


@pytest.mark.parametrize(
    ("source", "same"),
    [
        ("The regional governor", True),
        ("The governor of Velmar", True),
        ("The deputy governor", False),
        ("The mayor", False),
        ("The police chief", False),
    ],
)
def test_the_governor_is_the_one_whom_the_report_names(source: str, same: bool) -> None:
    made = Factory(f"Blast\n\n{source} said it was a bomb. Governor Bela Tor agreed.")
    tor = made.entity("Bela Tor", titles=(Title(made.span("Governor")),))
    one = made.attribution("said", source=source, content="it was a bomb", speaker_kind="unnamed")
    two = made.attribution("agreed", source="Governor Bela Tor", content="it was a bomb", speaker=tor)
    voices = Voices(made.record())
    assert voices.source((one,)).same(voices.source((two,))) is same


# Bodies without a name are the same in two reports; people without a name need not be.
@pytest.mark.parametrize(
    ("source", "same"),
    [("the prisons service", True), ("state radio", True), ("a doctor", False), ("residents", False)],
)
def test_sources_without_a_name(source: str, same: bool) -> None:
    one, two = (told(f"{source} said it was a bomb.", source=source, known=False, speaker_count=1, outlet=outlet)
                for outlet in ("Coast News", "Hill Post"))  # fmt: skip
    assert one.same(two) is same


def test_who_speaks_for_a_body_is_one_source_with_it() -> None:
    made = Factory("Blast\n\nBela Tor of the Vale Front said it was a bomb. The Vale Front said so.")
    front = made.entity("Vale Front", "armed_group")
    tor = made.entity("Bela Tor")
    made.relation("spokesperson_for", tor, "Bela Tor of the Vale Front", object=front, polarity="positive")
    one = made.attribution("said", source="Bela Tor", content="it was a bomb", speaker=tor)
    two = made.attribution(made.span("said", 1), source="The Vale Front", content="so", speaker=front)
    voices = Voices(made.record())
    assert voices.source((one,)).same(voices.source((two,)))


# A body that is called in fewer words is the same; "the ministry" may be any.
@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("the oil company", "the state oil company", True),
     ("the provincial government", "the provincial government of Arl", True),
     ("the ministry", "the health ministry", False),
     ("the oil company", "the oil ministry", False)],
)  # fmt: skip
def test_bodies_in_fewer_words(one: str, other: str, same: bool) -> None:
    sources = [told(f"{name} said it was a bomb.", source=name, known=False) for name in (one, other)]
    assert sources[0].same(sources[1]) is same


def test_an_outlet_that_names_nobody_is_a_newsroom() -> None:
    made, a2 = nested("Blast\n\nReuters reported that two officials said it was a bomb.", "Reuters", "two officials")
    voices = Voices(made.record())
    assert voices.source(("a1",)).newsroom
    assert not voices.source(("a1", a2)).newsroom


def test_the_agency_is_the_one_that_is_cited_whomever_the_reader_takes_it_for() -> None:
    text = "Blast\n\nA report by the Hill News Agency said it was a bomb. The agency quoted a clerk. The Post agreed."
    made = Factory(text, outlet="Vale Post")
    front = made.entity("The agency", "armed_group")
    made.attribution("said", source="A report by the Hill News Agency", content="it was a bomb", speaker_kind="outlet")
    a = made.attribution("quoted", source="The agency", content="a clerk", speaker=front)
    made.attribution("agreed", source="The Post", content="it", speaker_kind="outlet")
    source = Voices(made.record()).source((a,))
    assert source.chain == ("Hill News Agency",)
    assert source.keys == frozenset({"hill news agency"})


def test_a_country_speaks_by_the_bodies_of_its_state() -> None:
    tarvia = Source(("Tarvia",), frozenset({"tarvia", "country:TV"}))
    army, other = (Source(("the army",), frozenset({"army", f"organ:{code}:army"})) for code in ("TV", "OV"))
    assert tarvia.same(army)
    assert army.same(tarvia)
    assert not tarvia.same(other)
