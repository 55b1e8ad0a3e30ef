"""Who says what in transcripts, on invented ones with stored parses."""

from onrecord.annotate.attributions import attributions
from onrecord.annotate.quotes import quotations
from onrecord.annotate.turns import turns
from onrecord.records import Attribution
from tests.annotate.casts import cast_of
from tests.parsing import document, syntax

STORE = "transcripts"
FRONT = "Daily Port Briefing\n\nExcerpts from the harbour office's daily briefing, edited for length.\n\n"


def read(turns: str) -> list[Attribution]:
    made = document(FRONT + turns)
    parsed = syntax(made, store=STORE)
    return list(attributions(made, parsed, quotations(made), cast_of(parsed, {"LORN": ("person", ())}), ()))


def told(a: Attribution) -> tuple[str, str, str]:
    return " ".join(s.text for s in a.source), a.stance, " … ".join(s.text for s in a.content)


LONG = (
    "MS LORN: We have seen those reports. I'm not going to speak to them. We condemn the attack.\n\n"
    "QUESTION: Vell said the army fired first. Does the office believe that it did?\n\n"
    "MS LORN: I would refer you to the army. I note that the army denies firing.\n"
)


def test_a_turn_is_told_by_its_stances() -> None:
    assert [told(a) for a in read(LONG)] == [
        ("MS LORN", "asserts", "We have seen those reports"),
        ("MS LORN", "declines_to_say", "I'm not going to speak to them"),
        ("MS LORN", "condemns", "We condemn the attack"),
        ("QUESTION", "asserts", "Vell said the army fired first"),
        ("QUESTION", "questions", "Does the office believe that it did?"),
        ("Vell", "asserts", "the army fired first"),
        ("MS LORN", "declines_to_say", "I would refer you to the army"),
        ("MS LORN", "asserts", "I note that the army denies firing"),
        ("the army", "denies", "firing"),
    ]


def test_turns_are_direct_speech_at_a_briefing_and_hold_what_others_say() -> None:
    found = read(LONG)
    assert {(a.quote, a.channel) for a in found if a.source[0].text in ("MS LORN", "QUESTION")} == {
        ("direct", "briefing")
    }
    by_source = {a.source[0].text: a for a in found}
    ids = {a.id: a for a in found}
    assert ids[by_source["Vell"].within or ""].source[0].text == "QUESTION"
    assert ids[by_source["the army"].within or ""].source[0].text == "MS LORN"
    assert by_source["MS LORN"].speaker is not None
    assert (by_source["QUESTION"].speaker, by_source["QUESTION"].speaker_kind) == (None, "unnamed")


def test_who_only_gives_the_floor_says_nothing() -> None:
    asked = "QUESTION: Is it open?\n\nMS LORN: Yes.\n\nQUESTION: Why?\n\n"
    found = read(f"MS LORN: Anna, go ahead.\n\n{asked}MS LORN: In the back, please.\n")
    assert [told(a)[2] for a in found] == ["Is it open?", "Yes.", "Why?"]


def test_a_title_with_a_colon_opens_no_transcript() -> None:
    made = document(
        "Mayor Lorn: The port stays shut\nThe mayor spoke on Monday. The port was quiet.\n"
        "VELL: Is it open?\n\nLORN: It is not.\n\nVELL: Why?\n\nLORN: The crane fell.\n"
    )
    labels = [made.text[turn.label[0] : turn.label[1]] for turn in turns(made)]
    assert "Mayor Lorn" not in labels
    assert labels[-2:] == ["VELL", "LORN"]
