"""JSON Lines: one report a line; a bad line is one failed document, named with its line."""

from __future__ import annotations

import dataclasses
import json

import pytest

from onrecord.errors import BadMetadata, TooLarge
from onrecord.ingest import Raw, ingest
from onrecord.ingest.limits import DEFAULT
from onrecord.ingest.sources import count, expand

TEXT = "Rain falls\n\nAda Lark said on Monday that rain fell on the town."


def given(tmp_path, *lines, about=None, limits=DEFAULT):
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return list(expand(path, about=about, limits=limits))


def test_a_line_is_a_report_with_what_it_says_of_itself(tmp_path):
    line = {"url": "https://coast.example/1", "title": "Rain falls", "text": TEXT, "published": "2024-03-04",
            "outlet": "Coast News", "authors": ["Lena Marsh"], "score": 3}  # fmt: skip
    (raw,) = given(tmp_path, line)
    document = ingest(raw)
    assert (document.source, document.url) == ("https://coast.example/1",) * 2
    assert (document.title, document.outlet, document.published) == ("Rain falls", "Coast News", "2024-03-04")
    assert (document.authors, document.text) == (("Lena Marsh",), TEXT)


def test_a_page_is_read_as_one(tmp_path):
    paragraphs = "<p>It rained on the town of Velmar.</p>" * 20
    page = f"<html><body><article><h1>Rain falls</h1>{paragraphs}</article></body></html>"
    (raw,) = given(tmp_path, {"html": page})
    assert ingest(raw).extractor.name != "onrecord.text"


def test_what_a_line_leaves_open_is_what_is_said_of_all(tmp_path):
    about = Raw(data=b"", source="", outlet="Coast News", published="2024-03-04")
    first, second = given(tmp_path, {"text": TEXT}, {"text": TEXT, "outlet": "Hill News"}, about=about)
    assert (first.outlet, second.outlet, second.published) == ("Coast News", "Hill News", "2024-03-04")
    assert [r.source.rpartition(":")[2] for r in (first, second)] == ["1", "2"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not a report on a line"),
        (b"[1, 2]", "not a report on a line"),
        (b'"text"', "not a report on a line"),
        (b'{"url": "https://coast.example/1"}', "neither text nor html"),
        (b'{"text": 3}', "str"),
        (b'{"text": "Rain", "published": "last Monday"}', "not a date"),
        (b'{"text": "\xff"}', "not a report on a line"),
        (b'{"text": "\\ud800"}', "not a report on a line"),
        (b"[" * 100_000, "not a report on a line"),
        (b"\x00\x01\x02", "not a report on a line"),
    ],
    ids=lambda x: str(x)[:20],
)
def test_a_bad_line_is_one_failed_document(tmp_path, line, why):
    first, bad, last = given(tmp_path, {"text": TEXT}, line, {"text": TEXT})
    assert isinstance(bad, BadMetadata)
    assert str(bad).startswith(f"{tmp_path}/reports.jsonl:2: ingest: ")
    assert why in str(bad)
    assert isinstance(first, Raw)
    assert isinstance(last, Raw)


def test_a_line_over_the_limit_is_passed_over(tmp_path):
    limits = dataclasses.replace(DEFAULT, max_bytes=200)
    first, long, last = given(tmp_path, {"text": TEXT}, {"text": "x" * 5000}, {"text": TEXT}, limits=limits)
    assert isinstance(long, TooLarge)
    assert long.document == f"{tmp_path}/reports.jsonl:2"
    assert [r.source.rpartition(":")[2] for r in (first, last)] == ["1", "3"]


def test_blank_lines_and_byte_order_marks_are_nothing(tmp_path):
    (raw,) = given(tmp_path, b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), b"", b"  ", b"")
    assert isinstance(raw, Raw)
    assert count([tmp_path / "reports.jsonl"]) == 1


def test_a_folder_has_them_too_and_they_are_counted(tmp_path):
    given(tmp_path, {"text": TEXT}, {"text": TEXT})
    (tmp_path / "a.txt").write_text(TEXT)
    assert [isinstance(x, Raw) for x in expand(tmp_path)] == [True, True, True]
    assert count([tmp_path]) == 3


def test_a_file_that_cannot_be_read_is_an_error(tmp_path):
    (tmp_path / "folder.jsonl").symlink_to(tmp_path / "none")
    made = list(expand(tmp_path / "folder.jsonl"))
    assert len(made) == 1
    assert not isinstance(made[0], Raw)
    assert count([tmp_path / "folder.jsonl"]) == 1
