"""Notices: what contradicts itself, changed, stands twice or could not be resolved, and what does not."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.events import events
from onrecord.annotate.notices import notices
from onrecord.annotate.quantities import quantities
from onrecord.annotate.times import times
from onrecord.records import Attribution, Block, Document, Entity, MadeBy, Notice, Span
from tests import parsing

PUBLISHED = "2024-05-16"


def read(
    text: str,
    said: tuple[tuple[str, ...], ...] = (),
    published: str | None = PUBLISHED,
    said_on: str | None = None,
) -> tuple[Notice, ...]:
    """The notices of a paragraph; `said` gives (cue, content, speaker) of attributions, in the words of the text, the
    last of them said on a day where `said_on` names it."""
    document = parsing.one_paragraph(text, published=published)
    syntax = parsing.syntax(document, store="notices")
    found_times = times(document, syntax)
    attributed = [_said(text, n, *one) for n, one in enumerate(said, 1)]
    day = next((t.id for t in found_times if t.span.text == said_on), None)
    chains = Chains((*attributed[:-1], *(dataclasses.replace(a, time=day) for a in attributed[-1:])))
    counted = quantities(document, syntax, found_times, chains)
    ids = dict.fromkeys(a.speaker for a in attributed if a.speaker is not None)
    cast = Cast(
        tuple(Entity(id=one, name="the army", kind="organization", mentions=(), made_by=MadeBy("test")) for one in ids)
    )
    found = notices(document, syntax, cast, found_times, chains, (), counted)
    for notice in found:
        assert all(text[s.start : s.end] == s.text for s in notice.spans)
    return found


def _said(text: str, n: int, cue: str, content: str, speaker: str | None = None) -> Attribution:
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    return Attribution(
        id=f"a{n}",
        source=(),
        cue=(span(cue),),
        content=(span(content),),
        quote="indirect",
        stance="asserts",
        speaker=speaker,
        made_by=MadeBy("test"),
    )


def kinds(found: tuple[Notice, ...]) -> list[str]:
    return [n.kind for n in found]


DATES = [
    # the noun and the verb of one remark disagree
    ("It answered Brekke's remarks on Tuesday, who said Wednesday that the port was safe.", ["conflicting_dates"]),
    # they agree
    ("It answered Brekke's remarks on Tuesday, who said Tuesday that the port was safe.", []),
    # the second day belongs to what is said
    ("It answered Brekke's remarks on Tuesday, who said Wednesday's vote was off.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_two_days_for_one_remark(text: str, expected: list[str]) -> None:
    assert kinds(read(text, (("said", text.split("said ")[1].rstrip(".")),))) == expected


CHANGES = [
    ("The ministry later changed the quotation on its website to “in good time”.", ["changed_statement"]),
    ("The text had been altered overnight.", ["changed_statement"]),
    ("The firm withdrew that description after six hours.", ["changed_statement"]),
    ("The navy counted one dead before revising the figure to three.", ["changed_statement"]),
    ("The report was removed from the channel's website within hours.", ["changed_statement"]),
    ("An earlier version of the statement had named Vardan.", ["changed_statement"]),
    ("The page no longer contains the sentence about Vardan.", ["changed_statement"]),
    ("By evening the word had been replaced by “incident”.", ["changed_statement"]),
    ("The mission dropped the phrase “act of war” from its statement.", ["changed_statement"]),
    ("An earlier version of the missile flew 300 miles.", []),
    ("Moreau pulled the report out of his bag.", []),
    ("The name of the square was changed to “Freedom Square”.", []),
    ("An earlier version of the bill named Vardan.", []),
    ("Moreau left without retracting the claim.", []),
    ("Delegates had altered the text of the treaty overnight.", []),
    ("The city replaced the sign with a “no entry” board.", []),
    ("The firm withdrew its trucks before revising the timetable.", []),
    ("The post was deleted an hour later.", ["changed_statement"]),
    ("Moreau later walked back the remark.", ["changed_statement"]),
    ("Moreau withdrew her statement on Monday.", ["changed_statement"]),
    ("The ministry later revised the toll to 12.", ["changed_statement"]),
    ("The ministry had given the number as 19 but corrected it later.", ["changed_statement"]),
    ("Moreau amended his account on Monday.", ["changed_statement"]),
    ("The front let them in, reversing an earlier statement.", ["changed_statement"]),
    ("Moreau named Vardan. Hours later his office issued a corrected version.", ["changed_statement"]),
    ("A revised statement was released on Monday.", ["changed_statement"]),
    ("The department dropped the sentence about prisoners from its statement.", ["changed_statement"]),
    ('In a revised version of the statement, the word "siege" was gone.', ["changed_statement"]),
    ("A mention of the port was taken out of the statement.", ["changed_statement"]),
    ("The line about Vardan no longer appears in the transcript.", ["changed_statement"]),
    ("The second version of the statement made no mention of Vardan.", ["changed_statement"]),
    ("Moreau backtracked on his remarks about Vardan.", ["changed_statement"]),
    ("Moreau rowed back on his claim that the port was safe.", ["changed_statement"]),
    ("Moreau contradicted himself on Monday.", ["changed_statement"]),
    ("Contradicting his own account, Moreau named Vardan.", ["changed_statement"]),
    ("Police lowered the number of dead to six.", ["changed_statement"]),
    ("Moreau changed his story on Monday.", ["changed_statement"]),
    ("The paper issued a retraction.", ["changed_statement"]),
    ("“I misspoke yesterday,” Moreau said.", ["changed_statement"]),
    ("Moreau had misspoken.", ["changed_statement"]),
    ("Spokesperson: I misspoke yesterday.", ["changed_statement"]),
    ("Moreau withdrew the statement within seven days.", ["changed_statement"]),
    # of what was changed in one sentence there is one remark
    ("Moreau withdrew the claim and deleted the post.", ["changed_statement"]),
    # what a noun takes up is taken back
    ("The mayor blamed the guild for the fire, a statement his office retracted on Monday.", ["changed_statement"]),
    ("The guild said nine had died, a claim it took back on Monday.", ["changed_statement"]),
    # a judge's sentence, a law's wording, a number of other things, what is asked for
    ("The court cut the sentence to four years.", []),
    ("The senate changed the wording of the bill.", []),
    ("The bank lowered the number of loans to six.", []),
    ("The front demanded a corrected version.", []),
    ("The second statement was released on Monday.", []),
    ("The army retreated from the port.", []),
    # of two words joined the second takes it back
    ("The figure was wrong and has been corrected on its website.", ["changed_statement"]),
    ("The post was shared widely and has since been deleted.", ["changed_statement"]),
    ("The river was straightened and was later corrected.", []),
    ("The army first denied and then admitted having bombed it.", ["changed_statement"]),
    ("Moreau initially denied, and then acknowledged, that she had met Vardan.", ["changed_statement"]),
    ("Moreau first met Vardan and then praised the deal.", []),
    # nothing said was changed
    ("The ministry issued a statement on the revised plan.", []),
    ("The ministry will issue a corrected version.", []),
    ("Moreau deleted his account on Monday.", []),
    ("The army withdrew its tanks.", []),
    ("The law was amended.", []),
    ("The pilot lost height but corrected it later.", []),
    # nothing happened yet, or at all
    ("The front would march unless Moreau withdrew the statement.", []),
    ("The front asked whether Moreau withdrew the statement.", []),
    ("Moreau did not misspeak.", []),
    ("The post will be deleted.", []),
    ("The post was not deleted.", []),
    ("The court let them in, reversing a decision.", []),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changed_statements(text: str, expected: list[str]) -> None:
    assert kinds(read(text)) == expected


SECOND_THOUGHTS = [
    ("The army said it hit a depot. It later acknowledged that a school burned.", "acknowledged", "e1", True),
    ("Police initially denied that shots fell but then said guards fired.", "said", "e1", True),
    ("The army, which at first said it hit a depot, conceded that a school burned.", "conceded", "e1", True),
    (
        "Having said for days it hit a depot, the army conceded that a school burned.",
        "conceded",
        "e1",
        True,
    ),
    ("The army said it hit a depot. It now concedes that a school burned.", "concedes", "e1", True),
    # Another's account, a later word that takes nothing back, an admission that came at once.
    ("The army said it hit a depot. The mayor later acknowledged that a school burned.", "acknowledged", "e2", False),
    ("The army said it hit a depot. It later added that a school burned.", "added", "e1", False),
    ("The army said it hit a depot. It acknowledged that a school burned.", "acknowledged", "e1", False),
    ("The army at first said it hit a depot. It later added that a school burned.", "added", "e1", False),
]


@pytest.mark.parametrize(("text", "cue", "speaker", "changed"), SECOND_THOUGHTS)
def test_who_goes_back_on_an_account(text: str, cue: str, speaker: str, changed: bool) -> None:
    first = "denied" if "denied" in text else "said"
    before, after = text.split(f" {cue} ")
    content = before.split(f"{first} ")[1].split(". ")[0].split(" but ")[0].removeprefix("for days ")
    found = read(text, ((first, content, "e1"), (cue, after.rstrip("."), speaker)))
    assert kinds(found) == (["changed_statement"] if changed else [])


CORRECTIONS = [
    # the editors' own notes
    ("Correction: Vell was misquoted in the third paragraph.", ["changed_statement"]),
    ("An earlier version of this article gave the wrong day.", ["changed_statement"]),
    ("Editor's note: this report was amended on Monday.", ["changed_statement"]),
    ("Correction: We reported earlier that three men had drowned. Two did.", ["changed_statement"]),
    # notes that correct nothing, and texts that the report only tells of
    ("Editor's note: Vell is a pseudonym.", []),
    ("An earlier version of the law gave the wrong day.", []),
    ("The ministry incorrectly named the port.", []),
]


@pytest.mark.parametrize(("text", "expected"), CORRECTIONS)
def test_corrections_of_the_report(text: str, expected: list[str]) -> None:
    assert kinds(read(text)) == expected


def test_what_this_points_back_to_was_said_in_the_sentence() -> None:
    text = "Moreau called the talks useful, but this was later changed to hopeful."
    (notice,) = read(text, (("called", "the talks useful"),))
    assert (notice.kind, notice.records) == ("changed_statement", ("a1",))
    assert kinds(read(text)) == []


COUNTS = [
    # the whole number, put otherwise by somebody else
    ("Police counted 17 dead. A charity put the number of dead at 30.", ["conflicting_counts"]),
    (
        "Police counted 5 dead. A doctor put the toll higher, saying nine bodies had come.",
        ["conflicting_counts"],
    ),
    ("Police counted 17 dead. A charity put the number of soldiers killed at 30.", ["conflicting_counts"]),
    # who puts the number higher gives his own
    ("Police counted 17 pupils. Parents put the number much higher. They had 30 names.", []),
    # the same number, another thing, or no rival
    ("Police counted 5 dead. A doctor put the toll aside, saying nine bodies had come.", []),
    ("Police counted 17 dead. A charity put the number of dead at 17.", []),
    ("Police counted 17 dead. A charity put the number of wounded at 30.", []),
    ("Police counted 17 dead. Hospitals treated 30 people.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_two_counts_of_one_thing(text: str, expected: list[str]) -> None:
    assert kinds(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        # a number that stands alone takes up those counted right before it
        ("Police detained eleven men. A union said nine had been detained.", True, ["conflicting_counts"]),
        # in one voice, or of more of them, there is no conflict
        ("Police detained eleven men. Later nine had been detained.", False, []),
        ("Police detained eleven men. A union said nine more had been detained.", True, []),
    ],
)
def test_a_number_that_takes_up_another(text: str, said: bool, expected: list[str]) -> None:
    document = parsing.one_paragraph(text, published=PUBLISHED)
    syntax = parsing.syntax(document, store="notices")
    chains = Chains((_said(text, 1, "said", text[text.index("nine") : -1]),) if said else ())
    happened = events(document, syntax, Cast(), (), (), chains)
    counted = quantities(document, syntax, (), chains)
    assert kinds(notices(document, syntax, Cast(), (), chains, happened, counted)) == expected


EARLIER_FIGURES = [
    # by the same speaker, not by another
    ("A clinic had earlier put the number of dead at three. It said that there were seven dead.", "e1", True),
    ("A clinic had earlier put the number of dead at three. The army said that there were seven dead.", "e2", False),
]


@pytest.mark.parametrize(("text", "speaker", "changed"), EARLIER_FIGURES)
def test_another_figure_is_anothers(text: str, speaker: str, changed: bool) -> None:
    said = (("put", "the number of dead at three", "e1"), ("said", "that there were seven dead", speaker))
    assert ("changed_statement" in kinds(read(text, said))) is changed


EARLIER = [
    # something else is told of one thing, by whoever had told of it before
    ("The army had earlier said that the bridge was open; on Monday it stated the bridge was burned.", True),
    ("The army had earlier said that the bridge was open; on Monday it stated the bridge was not open.", True),
    ("The army had earlier said that three men fell; on Monday it stated one fell.", True),
    # whoever is asked about the discrepancy
    ("The army had earlier said that 22 men were safe; on Monday it stated of the discrepancy it knew nothing.", True),
    # the same again, what is to come, another thing
    ("The army had earlier said that three men fell; on Monday it stated two ships fell.", False),
    ("The army had earlier said that the bridge was open; on Monday it stated the bridge was now open.", False),
    ("The army had earlier said that the bridge was open; on Monday it stated the bridge would burn.", False),
    ("The army had earlier said that the bridge was open; on Monday it stated the port was burned.", False),
]


@pytest.mark.parametrize(("text", "changed"), EARLIER)
def test_what_was_said_otherwise_before(text: str, changed: bool) -> None:
    first, second = text.rstrip(".").split("; on Monday it stated ")
    found = read(
        text, (("had earlier said", first.split("said ")[1], "e1"), ("stated", second, "e1")), said_on="Monday"
    )
    assert kinds(found) == (["changed_statement"] if changed else [])


@pytest.mark.parametrize(("before", "changed"), [("the opposite", True), ("otherwise", True), ("the same", False)])
def test_what_was_the_opposite_before(before: str, changed: bool) -> None:
    text = f"The army replied that it was open; on Monday it had said {before}."
    cues = (("replied", "that it was open", "e1"), ("had said", before, "e1"))
    assert kinds(read(text, cues, said_on="Monday")) == (["changed_statement"] if changed else [])


MISPRINTS = [
    ("The NDK left. The NDK won. The NDK ruled. The NDX lost.", ["possible_typo"]),
    # known, introduced by its own brackets, often itself, or too far away
    ("The USA left. The USA won. The USA ruled. The USB lost. The USB won.", []),
    ("The UK left. The UK won. The UK ruled. The UN lost.", []),
    ("The NDK left. The NDK won. The NDK ruled. The National Dock Xenon (NDX) lost.", []),
    ("The NDK left. The NDK won. The NDK ruled. The ZZK lost.", []),
]


@pytest.mark.parametrize(("text", "expected"), MISPRINTS)
def test_misprinted_abbreviations(text: str, expected: list[str]) -> None:
    assert kinds(read(text)) == expected


def _blocks(*blocks: tuple[str, str]) -> Document:
    text, made, at = "\n\n".join(words for _, words in blocks), [], 0
    for kind, words in blocks:
        made.append(Block(kind, at, at + len(words)))  # type: ignore[arg-type]
        at += len(words) + 2
    return dataclasses.replace(parsing.document(text, published=PUBLISHED), text=text, blocks=tuple(made))


def test_a_caption_that_stands_twice_is_one_notice() -> None:
    document = _blocks(
        ("caption", "A tanker near Oslo."),
        ("caption", "A tanker  near Oslo."),
        ("byline", "Ines Moreau"),
        ("byline", "Ines Moreau"),
        ("paragraph", "Ships left."),
        ("paragraph", "Ships left."),
    )
    syntax = parsing.syntax(document, store="notices")
    (notice,) = notices(document, syntax, Cast(), (), Chains(()), (), ())
    assert notice.kind == "duplicate_caption"
    assert [s.text for s in notice.spans] == ["A tanker near Oslo.", "A tanker  near Oslo."]


def test_relative_dates_stay_open_only_without_a_day_of_publication() -> None:
    text = "The ship sank on Monday."
    assert kinds(read(text, published=None)) == ["unresolved_date"]
    assert kinds(read(text)) == []


def test_the_age_of_a_report_without_a_date_is_bounded() -> None:
    (notice,) = read("Rebels left on Sunday. A deal was signed on May 9, 2023.", published=None)
    assert [s.text for s in notice.spans] == ["Sunday"]
    assert "no earlier than “May 9, 2023”" in notice.message


def test_a_day_counted_from_an_undated_happening_stays_open() -> None:
    (notice,) = read("The raid came two days before the vote.")
    assert (notice.kind, [s.text for s in notice.spans]) == ("unresolved_date", ["two days before"])
    assert kinds(read("The vote was held on Monday. The raid came two days before the vote.")) == []


def test_what_is_changed_to_other_words_in_quotation_marks_was_said_before() -> None:
    text = "Moreau said talks had been agreed. Moreau changed this at noon to “hope to agree”."
    said = (("said", "talks had been agreed", "moreau"),)
    assert kinds(read(text, said)) == ["changed_statement"]
    text = "Moreau said talks had been agreed. Moreau changed this at noon to allow women to vote."
    assert kinds(read(text, said)) == []


FIGURES = [
    ("The bank said 17,000 clients were hit. It had earlier spoken of 12,000.", "the bank", True),
    ("The bank said 17,000 clients were hit. It had earlier spoken of 12,000.", "the guild", False),
    ("The bank said 17,000 clients were hit. It had earlier spoken of 17,000.", "the bank", False),
]


@pytest.mark.parametrize(("text", "speaker", "changed"), FIGURES)
def test_a_figure_that_its_speaker_had_given_otherwise(text: str, speaker: str, changed: bool) -> None:
    second = text.rpartition("earlier spoken of ")[2].rstrip(".")
    said = (("said", "17,000 clients were hit", "the bank"), ("spoken", f"of {second}", speaker))
    assert ("changed_statement" in kinds(read(text, said))) == changed


HIGHER = [
    ("Police counted 137 pupils. Parents put the number much higher. They counted 287 names.", "counted", True),
    ("Police counted 137 pupils. Parents put the number lower. They counted 287 names.", "counted", False),
    ("Police counted 137 pupils. Parents want the fees much lower. They paid 87 dollars.", "paid", False),
]


@pytest.mark.parametrize(("text", "cue", "expected"), HIGHER)
def test_who_puts_a_number_higher_gives_his_own(text: str, cue: str, expected: bool) -> None:
    said = (("counted", "137 pupils", "police"), (cue, text.rpartition(cue + " ")[2].rstrip("."), "parents"))
    assert ("conflicting_counts" in kinds(read(text, said))) == expected


TAKEN_BACK = [
    ("Four miners were killed, not three as he had said on Monday.", ["changed_statement"]),
    ("Nine people died rather than the seven she reported on Friday.", ["changed_statement"]),
    ("Two sailors were killed, and no longer one as she had announced.", ["changed_statement"]),
    ("Not four but nine people were hurt.", []),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN_BACK)
def test_a_figure_set_against_the_one_given_before(text: str, expected: list[str]) -> None:
    assert kinds(read(text)) == expected
