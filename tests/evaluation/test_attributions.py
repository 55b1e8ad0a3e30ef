"""What counts as right among our labelled attributions."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluation import attributions, corpora_folder
from onrecord.evaluation.attributions import match, nesting, right_speaker, score
from onrecord.evaluation.documents import as_document

TEXT = (
    "Harbour News reported that two clerks said the ferry had sunk. "
    "Mayor Ida Brandt denied that she had closed the pier. “We wait,” she said. “We have time.”"
)


def at(words: str, nth: int = 1) -> list[int]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def labelled(id: str, source: str, cue: list[int], *content: str, **changes: Any) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": id,
        "source": [at(source)] if source else [],
        "cue": [cue] if cue else [],
        "content": [at(words) for words in content],
        "speaker": [at(source)] if source else [],
        "kind": ["named"],
        "count": None,
        "stance": ["asserts"],
        "channel": [None],
        "quote": ["indirect"],
        "within": [None],
    }
    return item | changes


def predicted(gold: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A prediction that is right in everything but the changes."""
    made: dict[str, Any] = {role: gold[role] for role in ("id", "source", "cue", "content", "speaker", "count")}
    made |= {"kind": gold["kind"][0], "stance": gold["stance"][0], "channel": gold["channel"][0]}
    made |= {"quote": gold["quote"][0], "within": gold["within"][0], "addressees": [], "time": None}
    return made | changes


REPORT = labelled("a", "Harbour News", at("reported"), "two clerks said the ferry had sunk", kind=["outlet", "named"])
CLERKS = labelled("b", "two clerks", at("said"), "the ferry had sunk", kind=["unnamed"], count=2, within=["a"])
DENIAL = labelled("c", "Mayor Ida Brandt", at("denied"), "that she had closed the pier", stance=["denies"])
QUOTED = labelled("d", "", at("said", 2), "“We wait,”", "“We have time.”", quote=["direct"]) | {
    "source": [at("she", 2)],
    "speaker": [at("Ida Brandt")],
}
GOLD = [REPORT, CLERKS, DENIAL, QUOTED]
RIGHT = [predicted(g) for g in GOLD]


def item(gold: list[dict[str, Any]], *, passage: list[int] | None = None, corpus: str = "samples") -> dict[str, Any]:
    document = as_document(TEXT, "x")
    return {
        "corpus": corpus,
        "id": "x",
        "part": "random",
        "passage": passage or [0, len(TEXT)],
        "attributions": gold,
        "document": document,
    }


def figures(
    gold: list[dict[str, Any]], made: list[dict[str, Any]], told: list[dict[str, Any]] | None = None, **where: Any
) -> dict[str, float]:
    prediction = {"corpus": "samples", "id": "x", "attributions": made, "told": told or []}
    return {f.name: f.value for f in score([item(gold, **where)], [prediction])}


def test_what_is_right_in_everything() -> None:
    found = figures(GOLD, RIGHT)
    for name in ("attribution F1", "speaker right", "nesting F1", "stance right", "channel right", "quote kind right"):
        assert found[name] == 100, name
    assert found["denied or declined told as asserted, of those"] == 0


def test_a_missing_and_a_spurious_attribution() -> None:
    spurious = predicted(CLERKS, id="z", cue=[at("closed")], content=[at("the pier")], within=None)
    found = figures(GOLD, [*RIGHT[:3], spurious])
    assert found["attribution precision"] == 75
    assert found["attribution recall"] == 75


def test_an_attribution_without_the_cue_is_found_by_its_content() -> None:
    bare = predicted(DENIAL, cue=[], content=[at("she had closed the pier")])
    assert figures([DENIAL], [bare])["attribution F1"] == 100
    little = predicted(DENIAL, cue=[], content=[at("she")])
    assert figures([DENIAL], [little])["attribution recall"] == 0


def test_only_the_passage_counts() -> None:
    first = [0, TEXT.index(" Mayor")]
    assert figures([REPORT, CLERKS], RIGHT, passage=first)["attribution precision"] == 100


def test_an_optional_attribution_counts_neither_way() -> None:
    gold = [REPORT | {"optional": True}, DENIAL]
    for made in ([predicted(DENIAL)], [predicted(REPORT), predicted(DENIAL)]):
        found = figures(gold, made)
        assert found["attribution precision"] == 100
        assert found["attribution recall"] == 100


def test_the_continuation_of_a_quotation_is_not_spurious() -> None:
    head = predicted(QUOTED, content=[at("“We wait,”")])
    tail = predicted(QUOTED, id="t", cue=[], source=[], content=[at("“We have time.”")])
    assert figures([QUOTED], [head, tail])["attribution precision"] == 100


def test_a_labelled_continuation_may_be_part_of_what_it_continues() -> None:
    head = QUOTED | {"content": [at("“We wait,”")]}
    tail = labelled("t", "", [], "“We have time.”", speaker=[at("Ida Brandt")], continues="d")
    found = figures([head, tail], [predicted(QUOTED)])
    assert found["attribution recall"] == 100
    assert found["speaker right"] == 100


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        # The stated number belongs to who is speaking.
        ({"kind": "unnamed", "count": 2, "speaker": None}, True),
        ({"kind": "unnamed", "count": 3, "speaker": None}, False),
        ({"kind": "unnamed", "count": None, "speaker": None}, False),
        # The right words, taken for somebody with a name.
        ({"kind": "named", "count": 2}, False),
    ],
)
def test_an_unnamed_speaker(changes: dict[str, Any], right: bool) -> None:
    assert right_speaker(CLERKS, predicted(CLERKS, **changes)) is right


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({"speaker": [at("she", 2), at("Mayor Ida Brandt")]}, True),
        ({"speaker": [at("Harbour News")]}, False),
        ({"speaker": None, "kind": "unknown"}, False),
    ],
)
def test_a_named_speaker_behind_a_pronoun(changes: dict[str, Any], right: bool) -> None:
    assert right_speaker(QUOTED, predicted(QUOTED, **changes)) is right


def test_nobody_is_named() -> None:
    nobody = labelled("n", "", at("reported"), "the ferry had sunk", kind=["unknown"])
    assert right_speaker(nobody, predicted(nobody, speaker=None))
    assert not right_speaker(nobody, predicted(nobody, speaker=[at("Ida Brandt")], kind="named"))


def links(gold: list[dict[str, Any]], made: list[dict[str, Any]]) -> tuple[float, float, float]:
    counts = nesting(match(item(gold), {"attributions": made, "told": []}))
    return counts.tp, counts.fp, counts.fn


def test_links_from_the_nested_to_what_holds_it() -> None:
    flat = predicted(CLERKS, within=None)
    assert links(GOLD, RIGHT) == (1, 0, 0)
    assert links(GOLD, [RIGHT[0], flat, *RIGHT[2:]]) == (0, 0, 1)
    # The wrong parent is a link too many and one too few.
    assert links(GOLD, [RIGHT[0], predicted(CLERKS, within="c"), *RIGHT[2:]]) == (0, 1, 1)
    assert links(GOLD, [*RIGHT[:3], predicted(QUOTED, within="c")]) == (1, 1, 0)
    # A nested attribution that was not found is a link that was not found.
    assert links(GOLD, [RIGHT[0], *RIGHT[2:]]) == (0, 0, 1)


def test_a_nesting_that_may_be_read_either_way() -> None:
    loose = [REPORT, CLERKS | {"within": ["a", None]}]
    assert links(loose, RIGHT[:2]) == (0, 0, 0)
    assert links(loose, [RIGHT[0], predicted(CLERKS, within=None)]) == (0, 0, 0)


def test_a_link_that_touches_an_optional_attribution() -> None:
    assert links([REPORT | {"optional": True}, CLERKS], RIGHT[:2]) == (0, 0, 0)
    assert links([REPORT, CLERKS | {"optional": True}], RIGHT[:2]) == (0, 0, 0)


def test_a_denial_told_as_asserted() -> None:
    found = figures(GOLD, [*RIGHT[:2], predicted(DENIAL, stance="asserts"), RIGHT[3]])
    assert found["denied or declined told as asserted, of those"] == 100
    assert found["denied or declined told as asserted, of all"] == 25
    assert found["stance right"] == 75


def test_what_is_denied_told_as_certain() -> None:
    name = "event in what is denied or declined told as certain, of those"
    assert figures(GOLD, RIGHT, [{"trigger": at("closed"), "said": "c"}])[name] == 100
    # Told according to somebody else, it is not what the denial says.
    assert figures(GOLD, RIGHT, [{"trigger": at("closed"), "said": "a"}])[name] == 0


def test_to_whom_and_when() -> None:
    gold = [DENIAL | {"addressee": at("Harbour News"), "time": at("reported")}, QUOTED]
    made = [predicted(DENIAL, addressees=[at("Harbour News")]), predicted(QUOTED, time=at("sunk"))]
    found = figures(gold, made)
    assert found["addressee F1"] == 100
    assert found["time said precision"] == 0
    assert found["time said recall"] == 0


@pytest.mark.parametrize(
    ("made", "found", "right"),
    [
        ([RIGHT[3]], 100, 100),
        ([predicted(QUOTED, speaker=[at("two clerks")])], 100, 0),
        ([predicted(QUOTED, speaker=None)], 100, 0),
        ([RIGHT[0]], 0, 0),
    ],
)
def test_whom_a_pronoun_stands_for(made: list[dict[str, Any]], found: float, right: float) -> None:
    rows = [{"pronoun": at("she", 2), "speaker": [at("Ida Brandt")]}]
    asked = item([], passage=[0, 0]) | {"part": "pronouns", "pronouns": rows}
    shares = {f.name: f.value for f in score([asked], [{"attributions": made, "told": []}])}
    assert shares["pronoun as speaker: found"] == found
    assert shares["pronoun as speaker: right"] == right


@pytest.mark.corpora
def test_the_gold_is_sound() -> None:
    if attributions.default_gold(corpora_folder()) != (attributions.GOLD,):
        pytest.skip("a corpus that the gold labels is not here (ONRECORD_CORPORA)")
    reports = attributions.load(attributions.GOLD)
    assert len(reports) >= 30
    for report in reports:
        first, stop = report["passage"]
        known = {a["id"] for a in report["attributions"]}
        assert len(known) == len(report["attributions"])
        for a in report["attributions"]:
            assert all(first <= s < e <= stop for role in ("source", "cue", "content") for s, e in a[role])
            assert a["cue"] or a["content"]
            assert {w for w in a["within"] if w is not None} <= known - {a["id"]}
