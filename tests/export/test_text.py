"""The briefing: what stands in it, how wide it is, and that it steers no terminal."""

from __future__ import annotations

import io
import json

from onrecord.export import jsonl, text
from tests.factory import Factory, harbour


def test_what_has_not_happened_is_plainly_labelled():
    made = text.briefing(harbour())
    before, after = made.split("NOT told as having happened")
    assert "CLOSE" in after
    assert "CLOSE" not in before
    assert "EXPLOSIONS" in before


def test_quotes_stand_word_for_word_and_chains_in_words():
    made = text.briefing(harbour())
    assert '"This was a deliberate attack on working people,"' in made
    assert "Coast News ← two Teskani security officials (unnamed)" in made
    assert "“Sunday” = Sunday 3 March 2024" in " ".join(made.split())
    assert "published  Monday 4 March 2024 (as given)" in made


def test_wrapped_at_100_columns_and_without_colour():
    made = text.briefing(harbour())
    assert max(map(len, made.splitlines())) <= 100
    assert "\x1b" not in made


def test_a_hostile_report_does_not_steer_the_terminal():
    made = Factory("Head \x1b[2J\n\nAda said \x1b]0;x\x07 \u202ecba.", outlet="\x1b[31m", title="\x9b2J")
    made.attribution("said", source="Ada", content="\x1b]0;x\x07 \u202ecba")
    assert not set("\x1b\x07\u202e\x9b") & set(text.briefing(made.record()))


def test_an_empty_record_is_a_briefing_too():
    assert "Nobody is quoted." in text.briefing(Factory("One line.", published=None).record())


def test_a_statement_within_another_is_printed_once():
    made = Factory("Ada said Bo said rain fell on the whole of the town.")
    a1 = made.attribution("said", source="Ada", content="Bo said rain fell on the whole of the town")
    made.attribution(made.span("said", 1), source="Bo", content="rain fell on the whole of the town", within=a1)
    briefing = text.briefing(made.record())
    assert briefing.count("rain fell") == 1
    assert "Ada – says: Bo said [a2] [a1]" in briefing
    assert "[a2; via Ada]" in briefing


def test_events_that_read_the_same_are_one_line_with_every_id():
    made = Factory("Rain fell. Rain fell. Snow fell.")
    for n in range(2):
        made.event(made.span("fell", n), actors=((None, "Rain"),))
    made.event(made.span("fell", 2), actors=((None, "Snow"),))
    briefing = text.briefing(made.record())
    assert briefing.count("Rain → FELL") == 1
    assert all(f"v{n}" in briefing for n in (1, 2, 3))


def test_jsonl_is_one_record_a_line():
    file = io.StringIO()
    jsonl.write([harbour(), harbour(source="b.txt")], file)
    assert [json.loads(line)["document"]["source"] for line in file.getvalue().splitlines()] == ["report.txt", "b.txt"]


def test_to_whom_something_is_said_stands_beside_it():
    assert "to reporters; at a briefing" in " ".join(text.briefing(harbour()).split())
