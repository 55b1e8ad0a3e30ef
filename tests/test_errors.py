import inspect
import pickle

import pytest

from onrecord import errors
from onrecord.errors import BadMetadata, DocumentError, OnrecordError, TooDeep, UsageError

ALL = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, OnrecordError)]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_crosses_processes_with_all_its_fields(kind):
    made = kind("words", document="a.html", step="ingest", cause=ValueError("why"))
    back = pickle.loads(pickle.dumps(made))
    assert type(back) is kind
    assert str(back) == str(made) == "a.html: ingest: words: ValueError: why"
    assert (back.document, back.step, back.message) == ("a.html", "ingest", "words")


@pytest.mark.parametrize("kind", ALL)
def test_every_error_stands_in_the_tree_of_the_docstring(kind):
    assert kind.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (TooDeep(), "markup nested too deeply"),
        (TooDeep(document="a.html"), "a.html: markup nested too deeply"),
        (TooDeep("no", step="ingest", cause="libxml2"), "ingest: no: libxml2"),
        (TooDeep("no", cause=KeyError()), "no: KeyError"),
    ],
)
def test_text(made, text):
    assert str(made) == text


def test_what_callers_catch():
    assert issubclass(UsageError, ValueError)
    assert issubclass(BadMetadata, (DocumentError, ValueError))
    assert not issubclass(UsageError, DocumentError)
