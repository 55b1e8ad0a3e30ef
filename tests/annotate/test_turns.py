"""What belongs to a speaker's turn."""

from onrecord.annotate.quotes import quotations
from onrecord.annotate.turns import introduced, is_nameless, turns
from tests.parsing import document

TEXT = (
    "Port Briefing Of The Week\n\nMS LORN: The quay is shut.\n\nThe ferry is not.\n\n(Laughter.)\n\n"
    "QUESTION: Who said “it is over”?\n\nMS LORN: I did.\n\nThe briefing ended at noon, a spokesman said.\n"
)


def test_a_turn_runs_to_the_next_label_and_the_last_to_its_paragraph() -> None:
    said = [(TEXT[slice(*t.label)], TEXT[slice(*t.said)]) for t in turns(document(TEXT))]
    assert said == [
        ("MS LORN", "The quay is shut.\n\nThe ferry is not."),
        ("QUESTION", "Who said “it is over”?"),
        ("MS LORN", "I did."),
    ]


def test_the_last_turn_runs_on_while_somebody_speaks_of_himself() -> None:
    text = (
        "QUESTION: Is the quay shut?\n\nMS LORN: It is.\n\nThe army shut it.\n\nWe know why.\n\nThe briefing ended.\n"
    )
    assert [text[slice(*t.said)] for t in turns(document(text))][-1] == "It is.\n\nThe army shut it.\n\nWe know why."
    quoted = text.replace("We know why.", "“We know why,” he said.")
    assert [quoted[slice(*t.said)] for t in turns(document(quoted))][-1] == "It is."


def test_a_report_that_is_no_transcript_has_none() -> None:
    assert not list(turns(document("Port Shut\n\nThe ministry said:\n\nThe quay is shut.\n\nIt gave no reason.")))


def test_a_turn_is_a_quotation_and_what_it_quotes_one_deeper() -> None:
    found = [(TEXT[q.start : q.end], q.depth) for q in quotations(document(TEXT))]
    assert found[1:3] == [("Who said “it is over”?", 0), ("“it is over”", 1)]


def test_labels_of_nobody() -> None:
    assert [is_nameless(label) for label in ("QUESTION:", "Q", "MS LORN:")] == [True, True, False]


BRIEFING = (
    "Port Briefing Of The Week\n\nMs. Oda Lind, Official Spokesperson: The quay is shut.\n\n"
    "Per Vell, Norland Radio: Why?\n\nSpokesperson: Ice.\n\nIda Aal, Reuters: Where?\n\nSpokesperson: Here.\n"
)


def test_a_post_alone_is_whoever_was_introduced_with_it() -> None:
    assert introduced(document(BRIEFING)) == {"spokesperson": "Ms. Oda Lind, Official Spokesperson"}
    shared = BRIEFING.replace("Norland Radio", "Deputy Spokesperson")
    assert introduced(document(shared)) == {}
