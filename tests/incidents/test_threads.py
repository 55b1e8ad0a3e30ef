"""Threads: what a report takes up, and what it tells apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.incidents.likeness import Spot
from onrecord.incidents.tellings import Telling
from onrecord.incidents.threads import contradicts, threaded
from tests.incidents.tellings import KESSEL, VELMAR, party, telling


def _threads(*told: Telling, paragraphs: tuple[int, ...] = ()) -> list[str]:
    return [t.thread for t in threaded(told, paragraphs)]


def _told(n: int, word: str, **fields: Any) -> Telling:
    return telling("d_a", word, event=f"v{n}", **fields)


BOMBING = _told(1, "bombing", on="2024-03-03", spots=(VELMAR,))


def test_an_outcome_and_the_attack_are_of_the_bombing() -> None:
    assert _threads(BOMBING, _told(2, "killed"), _told(3, "attack", definite=True)) == ["v1", "v1", "v1"]


def test_every_telling_knows_what_its_thread_knows() -> None:
    counted = _told(2, "killed", counts=(("killed", 9, "exactly"),))
    first, second = threaded((BOMBING, counted))
    assert first.counts == second.counts == counted.counts
    assert first.spots == second.spots == (VELMAR,)
    assert first.days == second.days == BOMBING.days


def test_another_day_place_means_or_mark_is_another_one() -> None:
    others = (
        _told(2, "bombing", on="2024-02-20"),
        _told(2, "bombing", spots=(KESSEL,)),
        _told(2, "shelling"),
        _told(2, "bombing", marks=("second",)),
    )
    for other in others:
        assert _threads(BOMBING, other) == ["v1", "v2"]


def test_a_place_that_nobody_knows_is_another_if_the_day_is_its_own() -> None:
    raid = _told(1, "raid", spots=(Spot("torrin", ""),))
    there = Spot("upper dask", "")
    assert _threads(raid, _told(2, "attack", spots=(there,), on="2024-03-04")) == ["v1", "v2"]
    assert _threads(raid, _told(2, "attack", spots=(there,))) == ["v1", "v1"]


def test_a_headline_of_a_region_is_of_what_happened_in_a_town_of_it() -> None:
    headline = _told(1, "attack", spots=(Spot("upper orvia", "OV", 11.0, 20.0, "region"),))
    assert _threads(headline, _told(2, "bombing", spots=(VELMAR,), on="2024-03-03")) == ["v1", "v1"]


def test_a_headline_of_a_country_is_of_what_happened_in_a_village_that_nobody_knows() -> None:
    headline = _told(1, "attack", spots=(Spot("orvia", "OV", 11.0, 20.0, "country"),))
    village = Spot("upper dask", "")
    assert _threads(headline, _told(2, "bombing", spots=(village,), on="2024-03-03")) == ["v1", "v1"]
    known = _told(1, "attack", spots=(*headline.spots, VELMAR))
    assert _threads(known, _told(2, "bombing", spots=(village,), on="2024-03-03")) == ["v1", "v2"]


def test_two_of_one_day_are_two_by_their_hours() -> None:
    evening = _told(1, "bombing", on="2024-03-03", hours=(18, 23))
    assert _threads(evening, _told(2, "killed", on="2024-03-03", hours=(4, 12))) == ["v1", "v2"]
    assert _threads(evening, _told(2, "killed", on="2024-03-03", hours=(18, 30))) == ["v1", "v1"]
    assert _threads(evening, _told(2, "attack", on="2024-03-03", hours=(4, 12), definite=True)) == ["v1", "v1"]


def test_a_headline_may_call_whom_it_befell_otherwise() -> None:
    headline = _told(1, "murdered", recipients=(party("Councillor"),))
    lead = _told(2, "shot", recipients=(party("Ana Torren"),))
    assert [t.thread for t in threaded((headline, lead))] == ["v1", "v2"]
    assert [t.thread for t in threaded((headline, lead), retold=("v2",))] == ["v1", "v1"]


def test_survivors_of_the_killings_are_of_the_massacre_in_their_sentence() -> None:
    massacre = _told(1, "massacre", definite=True, recipients=(party("Velmar"),))
    there = {"definite": True, "sentence_start": massacre.sentence_start}
    assert _threads(massacre, _told(2, "killings", **there)) == ["v1", "v1"]
    assert _threads(massacre, _told(2, "massacre", **there)) == ["v1", "v2"]
    assert _threads(massacre, _told(2, "killings", **there, recipients=(party("a priest"),))) == ["v1", "v2"]


def test_what_somebody_tells_otherwise_is_of_the_same_whatever_the_means() -> None:
    told = (BOMBING, _told(2, "shelling"))
    assert [t.thread for t in threaded(told, retold=("v2",))] == ["v1", "v1"]
    elsewhere = _told(2, "shelling", spots=(KESSEL,))
    assert [t.thread for t in threaded((BOMBING, elsewhere), retold=("v2",))] == ["v1", "v2"]


def test_what_is_pointed_at_is_what_was_spoken_of_last() -> None:
    long_ago = _told(2, "killed", on="2024-01-15")
    told = (BOMBING, long_ago, _told(5, "killing", definite=True))
    assert [t.thread for t in threaded(told, pointed=("v5",))] == ["v1", "v2", "v2"]
    assert [t.thread for t in threaded(told)] == ["v1", "v2", "v1"]


def test_one_sentence_may_tell_an_attack_by_two_means() -> None:
    blast, killed = _told(1, "bombing"), _told(2, "killed")
    assert _threads(blast, killed, _told(3, "shooting", sentence_start=200)) == ["v1", "v1", "v1"]
    assert _threads(blast, killed, _told(3, "shooting")) == ["v1", "v1", "v3"]
    # "That boat was shot at": whoever was told of, by whatever means.
    assert _threads(blast, killed, _told(3, "shooting", again=True)) == ["v1", "v1", "v1"]


def test_a_bare_outcome_is_of_its_paragraph_else_of_what_is_mainly_told() -> None:
    shelling = _told(2, "shelling", spots=(KESSEL,))
    killed = _told(3, "killed")
    assert _threads(BOMBING, shelling, killed, paragraphs=(0, 150)) == ["v1", "v2", "v2"]
    assert _threads(BOMBING, shelling, killed, paragraphs=(0, 150, 250)) == ["v1", "v2", "v1"]


def test_an_attack_of_its_own_day_and_place_is_none_of_the_dead_of_a_paragraph_before() -> None:
    far, here = 900, (0, 200, 800, 1000)
    dead = _told(1, "killed", start=far)
    shelling = _told(2, "shelling", start=1010, on="2024-03-03", spots=(KESSEL,))
    assert _threads(dead, shelling, paragraphs=here) == ["v1", "v2"]
    # In the same paragraph, without a day of its own, or of what the report leads with, it tells how they died.
    assert _threads(dead, shelling, paragraphs=(0, 200, 800)) == ["v1", "v1"]
    assert _threads(dead, _told(2, "shelling", start=1010, spots=(KESSEL,)), paragraphs=here) == ["v1", "v1"]
    assert _threads(_told(1, "killed", start=10), shelling, paragraphs=here) == ["v1", "v1"]


def test_the_same_toll_says_of_which() -> None:
    shelling = _told(2, "shelling", spots=(KESSEL,), counts=(("killed", 4, "exactly"),))
    again = _told(3, "killed", counts=(("killed", 4, "exactly"),))
    assert _threads(BOMBING, shelling, again, paragraphs=(0, 150, 250)) == ["v1", "v2", "v2"]


def test_what_was_long_ago_is_taken_up_only_beside_it() -> None:
    old = _told(2, "bombing", begin=BOMBING.begin - 400, last=BOMBING.begin - 400)  # type: ignore[operator]
    assert _threads(BOMBING, old, _told(3, "attack", definite=True), paragraphs=(0, 150, 250)) == ["v1", "v2", "v1"]


def test_what_is_told_without_a_day_is_none_of_years_ago() -> None:
    shooting = _told(1, "shot", spots=(VELMAR,), published=BOMBING.begin)
    old = {"begin": BOMBING.begin - 400, "last": BOMBING.begin - 400, "published": BOMBING.begin}  # type: ignore[operator]
    assert _threads(shooting, _told(2, "massacred", **old)) == ["v1", "v2"]
    # Unless it says that it was this one: by where it was, how many, or "the".
    assert _threads(shooting, _told(2, "massacred", spots=(VELMAR,), **old)) == ["v1", "v1"]
    assert _threads(shooting, _told(2, "attack", definite=True, **old)) == ["v1", "v1"]


def test_arrests_are_told_apart_by_who_was_arrested() -> None:
    assert _threads(
        _told(1, "arrested", recipients=(party("Ada Lark"),)),
        _told(2, "arrested", recipients=(party("Paul Ostrey"),)),
        _told(3, "detained", recipients=(party("Ada Lark"),)),
    ) == ["v1", "v2", "v1"]  # fmt: skip


WORDS = ("bombing", "shelling", "killed", "attack", "arrested", "accused", "met", "zzz")


@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(("", "2024-03-02", "2024-01-01")), st.booleans()), max_size=12
    ),
    st.lists(st.integers(0, 1300), max_size=4),
)
def test_threads_begin_with_their_first_and_days_never_clash(
    rows: list[tuple[str, str, bool]], paragraphs: list[int]
) -> None:
    told = [_told(n, word, on=on, definite=definite) for n, (word, on, definite) in enumerate(rows, 1)]
    found = threaded(told, sorted(paragraphs))
    order = {t.event: n for n, t in enumerate(told)}
    assert [t.event for t in found] == [t.event for t in told]
    for telling_, before in zip(found, told, strict=True):
        assert order[telling_.thread] <= order[telling_.event]
        assert found[order[telling_.thread]].thread == telling_.thread
        assert before.days is None or telling_.days == before.days


def test_two_towns_of_which_one_is_unknown_are_two_where_each_has_a_day() -> None:
    here, there = Spot("velmar", "", precision="town"), Spot("kessel", "OV", 12.0, 20.0, "town")
    bomb = _told(1, "bombing", on="2024-03-03", spots=(here,))
    second = _told(9, "attack", on="2024-03-03", spots=(there,))
    assert contradicts(second, bomb)
    assert not contradicts(replace(second, definite=True), bomb)
    assert not contradicts(replace(second, spots=()), bomb)


def test_what_came_days_after_it_is_another_one() -> None:
    fired, killing = _told(2, "firing"), _told(3, "killing", definite=True)
    told = (_told(1, "killing"), fired, killing)
    apart = {"v2": frozenset({"v3"})}
    assert [t.thread for t in threaded(told)] == ["v1", "v1", "v1"]
    assert [t.thread for t in threaded(told, apart=apart)] == ["v1", "v2", "v1"]
