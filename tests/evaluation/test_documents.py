"""The files of a corpus: plain or gzipped, and what is wrong with one said by file, line and cause."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.errors import UsageError
from onrecord.evaluation import corpus
from onrecord.evaluation.documents import as_document, load_lines

TEXT = "Ada Lind said the port of Oro was not closed on Monday."


def at(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def pair(words: str) -> list[list[int]]:
    return [list(at(words).values())]


# One good line of each corpus.
ITEMS: dict[str, dict[str, Any]] = {
    "re3d": {"id": "r1", "text": TEXT, "entities": [at("Ada Lind") | {"type": "Person", "confidence": 1}]},
    "factuality": {"id": "f1", "text": TEXT, "events": [at("closed") | {"value": -3.0}]},
    "tempeval3": {
        "id": "t1",
        "dct": "2024-03-05",
        "text": TEXT,
        "timex": [at("Monday") | {"type": "DATE", "value": "2024-03-04"}],
    },
    "polnear": {
        "id": "p1",
        "text": TEXT,
        "attributions": [{"source": pair("Ada Lind"), "cue": pair("said"), "content": pair(TEXT[14:])}],
    },
    "plover": {
        "uid": "n1",
        "text": TEXT,
        "source": {"text": "Ada Lind", "span": [0, 8]},
        "target": {"text": "a recipient", "span": None},
        "gold_root": "REJECT",
    },
}


def changed(name: str, **fields: Any) -> str:
    return json.dumps(ITEMS[name] | fields)


@pytest.mark.parametrize("name", ITEMS)
@pytest.mark.parametrize("packed", [False, True])
def test_a_good_file_is_read_plain_or_gzipped(name: str, packed: bool, tmp_path: Path) -> None:
    data = f"\n{json.dumps(ITEMS[name])}\n  \n".encode()
    path = tmp_path / ("gold.jsonl.gz" if packed else "gold.jsonl")
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)
    assert corpus(name).load(path) == [ITEMS[name]]


@pytest.mark.parametrize("name", ITEMS)
def test_an_empty_file_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n\n")
    with pytest.raises(UsageError, match=r"gold\.jsonl: empty"):
        corpus(name).load(path)


BROKEN = [
    # A line cut short, and a line of something else.
    *((name, '{"id": "x"', "Expecting ',' delimiter") for name in ITEMS),
    *((name, '["x"]', "a JSON object is wanted") for name in ITEMS),
    # Fields that are missing, or of another type.
    *((name, "{}", f"it lacks .*'{'uid' if name == 'plover' else 'id'}'") for name in ITEMS),
    *((name, changed(name, text=7), "'text' should be text") for name in ITEMS),
    ("re3d", changed("re3d", entities={}), "'entities' should be a list"),
    ("re3d", changed("re3d", entities=[at("Ada") | {"type": "Person"}]), "it lacks 'confidence'"),
    ("factuality", changed("factuality", events=[at("closed")]), "it lacks 'value'"),
    ("factuality", changed("factuality", events=[at("closed") | {"value": "no"}]), "the value 'no' is no number"),
    ("tempeval3", changed("tempeval3", timex=[at("Monday") | {"type": "DATE", "value": None}]), "a type and a value"),
    ("polnear", changed("polnear", attributions=["said"]), "an attribution should be an object"),
    # Spans beyond the text, or that are none.
    ("re3d", changed("re3d", entities=[{"start": 50, "end": 99, "type": "Person", "confidence": 1}]), r"\[50, 99\]"),
    ("factuality", changed("factuality", events=[{"start": -1, "end": 2, "value": 1}]), r"\[-1, 2\]"),
    ("tempeval3", changed("tempeval3", timex=[{"start": "0", "end": 2, "type": "DATE", "value": "x"}]), "does not lie"),
    ("polnear", changed("polnear", attributions=[{"cue": [[0, 99]]}]), r"\[0, 99\]"),
    ("polnear", changed("polnear", attributions=[{"cue": [[0]]}]), "not enough values"),
    ("plover", changed("plover", source={"text": "Ada", "span": [0, 99]}), r"\[0, 99\]"),
]


@pytest.mark.parametrize(("name", "line", "cause"), BROKEN)
def test_what_is_wrong_is_said_by_file_line_and_cause(name: str, line: str, cause: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(ITEMS[name])}\n\n{line}\n")
    with pytest.raises(UsageError, match=rf"gold\.jsonl, line 3: no .*{cause}"):
        corpus(name).load(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": "b"}\n{"a": "\xff"}', r"line 2: not UTF-8"),
        (gzip.compress(b'{"a": "b"}' * 50, mtime=0)[:-12], "cannot be read"),
        (b"\x1f\x8bnot gzip at all", "cannot be read"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=said):
        load_lines(path, "line", {"a": str})


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_lines(tmp_path, "line", {})


# Some tools write a byte order mark, and a line separator within a text ends no line of the file.
def test_marks_of_other_tools_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes('\ufeff{"a": "b\u2028c"}\r\n'.encode())
    assert load_lines(path, "line", {"a": str}) == [{"a": "b\u2028c"}]


PLV_HEADER = "uid\tgold_root\tsentence\tmarked_sentence\tsource\ttarget\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: no PLV table"),
        ("uid\tmarked\nn1\tx\n", "line 1: no PLV table"),
        (PLV_HEADER, "no rows"),
        (PLV_HEADER + "n1\tAID\tAda helps.\t\tAda\t\nn2\tAID\n", "line 3: no PLV row: uid or sentence is empty"),
    ],
)
def test_a_table_that_is_none_is_refused(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text(text)
    with pytest.raises(UsageError, match=said):
        corpus("plover").load(path)


def test_a_gzipped_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv.gz"
    path.write_bytes(gzip.compress(f"{PLV_HEADER}n1\tAID\tAda helps Oro.\t\tAda\tOro\n".encode()))
    (row,) = corpus("plover").load(path)
    assert (row["uid"], row["source"]["span"], row["target"]["span"]) == ("n1", [0, 3], [10, 13])


def test_a_document_keeps_the_text_and_its_lines() -> None:
    document = as_document("\nOne.\n \n  Two. \n", "x", "2024-03-05")
    assert [document.text[b.start : b.end] for b in document.blocks] == ["One.", "  Two. "]
    assert (document.text, document.published_from) == ("\nOne.\n \n  Two. \n", "given")


@pytest.mark.model
@pytest.mark.parametrize("name", ITEMS)
def test_the_command_scores_any_file_of_the_form(name: str, tmp_path: Path) -> None:
    gold, out = tmp_path / "mine.jsonl.gz", tmp_path / "out.jsonl"
    gold.write_bytes(gzip.compress(json.dumps(ITEMS[name]).encode()))
    ran = CliRunner().invoke(main, ["eval", name, "--gold", str(gold), "--predictions", str(out), "--format", "json"])
    assert ran.exit_code == 0, ran.output
    assert json.loads(ran.stdout)["items"] == 1
    key = "uid" if name == "plover" else "id"
    assert [json.loads(line)[key] for line in out.read_text().splitlines()] == [ITEMS[name][key]]


def test_the_command_ends_with_2_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("{}\n")
    ran = CliRunner().invoke(main, ["eval", "polnear", "--gold", str(path)])
    assert ran.exit_code == 2
    assert f"{path}, line 1: no PolNeAR article: it lacks 'id', 'text', 'attributions'" in ran.stderr
