"""The peers in attribution: what the least of them finds, and how those of other packages are asked."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from peers import attribution, quotation_packages, quote_regex
from peers.measuring import PYTHON, Peer, measured, package

ITEM = {
    "id": "x",
    "text": "Ada Lind said the port was shut. “We will wait,” she added.",
    "attributions": [
        {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 31]]},
        {"source": [[49, 52]], "cue": [[53, 58]], "content": [[33, 48]]},
    ],
}


def words(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (text[slice(*row["source"][0])], text[slice(*row["cue"][0])], [text[slice(*c)] for c in row["content"]])
        for row in quote_regex.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The verb may stand on either side of the quotation, and of whoever speaks.
        ("“The port is shut,” Ada Lind said.", [("Ada Lind", "said", ["“The port is shut,”"])]),
        ("“The port is shut,” said Gov. Lind.", [("Gov. Lind", "said", ["“The port is shut,”"])]),
        ('She also wrote: "The port is shut."', [("She", "wrote", ['"The port is shut."'])]),
        # A quotation that its verb breaks is one attribution.
        ("“We will wait,” he said. “It is late.”", [("he", "said", ["“We will wait,”", "“It is late.”"])]),
        # Not words in scare quotes, nor a quotation without a verb near it or in its paragraph.
        ("Ada Lind said the “port” was shut.", []),
        ("“The port is shut.” A ship turned round.", []),
        ("Ada Lind said:\n“The port is shut.”", []),
        # Indirect speech is beyond it.
        ("Ada Lind said the port was shut.", []),
    ],
)
def test_the_plain_finder(text: str, found: list[tuple[str, str, list[str]]]) -> None:
    assert words(text) == found


def test_offsets_hold_in_later_paragraphs() -> None:
    assert words("Head\n\n“The port is shut,” she said.\n")[0][0] == "she"


def test_tokens_become_ranges_with_neighbours_joined() -> None:
    class Token(SimpleNamespace):
        def __len__(self) -> int:
            return len(self.text)

    tokens = [Token(i=3, idx=12, text="Lind"), Token(i=2, idx=8, text="Ada"), Token(i=7, idx=30, text="Oro")]
    assert quotation_packages.runs(tokens, 100) == [[108, 116], [130, 133]]


def test_the_rest_of_a_scope_is_its_longest_piece_outside() -> None:
    text = "“We wait,” Ada told reporters."
    assert quotation_packages.rest(text, 0, len(text), [[11, 14], [0, 10]]) == [[15, 29]]
    assert quotation_packages.rest(text, 0, 14, [[11, 14], [0, 10]]) == []


def test_the_table_scores_each_peer_and_sets_its_time_beside_the_parser() -> None:
    right = Peer("right", [{"id": "x", "attributions": ITEM["attributions"]}], 0.3)
    nothing = Peer("nothing", [{"id": "x", "attributions": []}], 0.05)
    rows = attribution.table([ITEM], [right, nothing], 0.2).splitlines()
    assert "| right | 100.0 / 100.0 / 100.0 | 100.0 (100.0 to 100.0) |" in rows[2]
    assert rows[2].endswith("| 300.0 | 1.50 |")
    assert "| nothing | 0.0 / 0.0 / 0.0 | 0.0 (0.0 to 0.0) |" in rows[3]


def test_a_package_that_is_not_installed_is_told_and_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert package(Path(sys.executable), attribution.RUNNER, "textacy", [ITEM]) is None
    assert "textacy does not run: ModuleNotFoundError" in capsys.readouterr().err


@pytest.mark.parametrize("name", attribution.OTHERS)
def test_an_installed_package_answers(name: str) -> None:
    if not PYTHON.exists():
        pytest.skip("the other packages are not installed (make peers)")
    found = package(PYTHON, attribution.RUNNER, name, [ITEM])
    assert found is not None
    (made,) = found.predictions
    contents = [ITEM["text"][a:b] for row in made["attributions"] for a, b in row["content"]]
    assert "“We will wait,”" in contents


@pytest.mark.model
def test_our_own_are_asked_alike() -> None:
    found = {name: measured(name, "attributions", read, [ITEM]) for name, read in attribution.ours().items()}
    cues = {
        name: [ITEM["text"][slice(*row["cue"][0])] for row in peer.predictions[0]["attributions"]]
        for name, peer in found.items()
    }
    assert cues.pop("regular expressions") == ["added"]
    assert set(map(tuple, cues.values())) == {("said", "added")}
