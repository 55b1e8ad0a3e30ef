"""The public verbs: read, read_file, read_many."""

import subprocess
import sys
from dataclasses import dataclass

import pytest

import onrecord
from onrecord.annotate.syntax import Syntax
from onrecord.errors import EmptyDocument, NotText, ParserDied, TooLarge, UsageError, WrongLanguage
from onrecord.ingest import Limits, Raw
from onrecord.models import Models
from onrecord.pipeline import Result, read, read_file, read_many
from onrecord.pool import in_order
from onrecord.wire import to_json

TEXT = "LARSHOLM, July 21 (AP) — The council voted on Monday to close the harbour, Mayor Per Aaland said."
GERMAN = "Der Stadtrat von Larsholm hat am Montag beschlossen, den alten Hafen zu schließen, teilte die Stadt mit. " * 2


@dataclass(frozen=True)
class NoParser:
    """A parser that finds no token, for what does not depend on the parse."""

    name: str = "none"
    sha256: str = "0"

    def parse(self, documents):
        return (Syntax(document.text, (), ()) for document in documents)


class BrokenParser(NoParser):
    def parse(self, documents):
        raise KeyError("a bug in the parser")


def test_read_says_what_it_was_given():
    record = read(
        TEXT,
        published="2024-07-21",
        outlet="Courier",
        url="https://c.example/1",
        source="s",
        title="T",
        models=Models(NoParser()),
    )
    document = record.document
    assert (document.source, document.outlet, document.url) == ("s", "Courier", "https://c.example/1")
    assert (document.title, document.published, document.published_from) == ("T", "2024-07-21", "given")
    assert record.reader.models == {"none": "0"}


def test_bytes_and_text_read_alike():
    assert read(TEXT, models=Models(NoParser())) == read(TEXT.encode(), models=Models(NoParser()))


def test_half_a_surrogate_pair_is_not_text():
    with pytest.raises(NotText, match="-: ingest: half of a surrogate pair"):
        read("a \ud83d b", models=Models(NoParser()))


def test_read_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert read_file(path, models=Models(NoParser())).document.source == str(path)
    with pytest.raises(TooLarge):
        read_file(path, limits=Limits(max_bytes=5), models=Models(NoParser()))
    with pytest.raises(UsageError, match="no such file"):
        read_file(tmp_path / "b.txt", models=Models(NoParser()))
    with pytest.raises(UsageError, match="folder"):
        read_file(tmp_path, models=Models(NoParser()))


def folder(tmp_path):
    for name, data in {
        "1.txt": TEXT.encode(),
        "2.txt": b"",
        "3.txt": GERMAN.encode(),
        "4.txt": b"\x00\x01\x02" * 50,
        "5.html": b"<html><body></body></html>",
        "6.txt": TEXT.encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_read_many_gives_one_result_a_document_in_order(tmp_path):
    found = list(read_many([folder(tmp_path), "no/such.txt", "https://c.example/1"], models=Models(NoParser())))
    assert [r.source.rpartition("/")[2] for r in found] == "1.txt 2.txt 3.txt 4.txt 5.html 6.txt such.txt 1".split()
    assert [r.record is not None for r in found] == [True, False, False, False, False, True, False, False]
    assert [type(r.error).__name__ for r in found if r.error] == (
        "EmptyDocument WrongLanguage NotText NoArticle UsageError Unreachable".split()
    )
    assert all(r.error is None or r.source in str(r.error) for r in found)
    assert found[0].raw is not None
    assert found[0].raw.data == TEXT.encode()


def test_read_many_takes_documents_in_hand():
    raw = Raw(data=TEXT.encode(), source="hand", outlet="Courier")
    (found,) = read_many([raw], models=Models(NoParser()))
    assert isinstance(found, Result)
    assert found.record is not None
    assert found.record.document.outlet == "Courier"


def test_a_bug_is_raised():
    with pytest.raises(KeyError, match="a bug in the parser"):
        list(read_many([Raw(data=TEXT.encode(), source="a")], models=Models(BrokenParser())))


def test_wrong_use_is_said_before_anything_is_read():
    with pytest.raises(UsageError, match="not a date"):
        read_many(["-"], published="yesterday")
    with pytest.raises(UsageError, match="workers"):
        read_many(["-"], workers=2, models=Models(NoParser()))


def test_sources_are_taken_as_they_are_needed():
    taken = []

    def sources():
        for n in range(1_000):
            taken.append(n)
            yield Raw(data=TEXT.encode(), source=str(n))

    results = read_many(sources(), models=Models(NoParser()))
    next(results)
    assert len(taken) == 1


def served(argument):
    """For the pool: fails or dies where it is told to."""
    import os

    if argument == "die":
        os._exit(1)
    if argument == "bug":
        raise KeyError("a bug")
    return argument, os.getpid()


def test_pool_keeps_the_order_and_outlives_a_crash():
    taken = []

    def arguments():
        for n in range(40):
            taken.append(n)
            yield "die" if n == 7 else n

    results = in_order(f"{__name__}:served", arguments(), 2)
    first = next(results)
    assert first[0] == 0
    assert len(taken) <= 8
    rest = list(results)
    assert [r if isinstance(r, ParserDied) else r[0] for r in rest[:6] + rest[7:]] == [*range(1, 7), *range(8, 40)]
    assert isinstance(rest[6], ParserDied)
    assert len({r[1] for r in rest if not isinstance(r, ParserDied)}) >= 2


def test_pool_raises_bugs():
    with pytest.raises(RuntimeError, match=r"(?s)Traceback.*KeyError: 'a bug'"):
        list(in_order(f"{__name__}:served", ["bug"], 1))


def test_importing_loads_no_model():
    code = (
        "import sys, onrecord, onrecord.pipeline; onrecord.read_many\n"
        "heavy = {'spacy', 'numpy', 'trafilatura', 'lxml', 'py3langid', 'htmldate'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_public_names():
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    with pytest.raises(AttributeError):
        _ = onrecord.no_such_name


RAWS = [
    Raw(data=f"{TEXT}\n\nOn Tuesday {n} fishermen told reporters they would appeal.".encode(), source=f"{n}")
    for n in range(6)
]


@pytest.fixture(scope="module")
def across(tmp_path_factory):
    """What two processes, which load their models once, make of `RAWS` and then of `folder`."""
    sources = [*RAWS, folder(tmp_path_factory.mktemp("across"))]
    return list(read_many(sources, workers=2, published="2024-07-23"))


@pytest.mark.model
def test_any_order_and_any_number_of_processes_give_the_same_bytes(across):
    def written(results):
        return {r.source: to_json(r.record) for r in results if r.record}

    alone = written(read_many(RAWS, workers=1, published="2024-07-23"))
    assert len(alone) == 6
    assert written(read_many(RAWS[::-1], workers=1, published="2024-07-23")) == alone
    assert [r.source for r in across[:6]] == [raw.source for raw in RAWS]
    assert written(across[:6]) == alone


@pytest.mark.model
def test_errors_are_values_across_processes_too(across):
    found = across[6:]
    assert [type(r.error) for r in found if r.error][:2] == [EmptyDocument, WrongLanguage]
    assert [r.record is not None for r in found] == [True, False, False, False, False, True]
