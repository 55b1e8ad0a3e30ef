import io

import pytest

from onrecord.errors import DocumentError, Refused, TooLarge, UsageError
from onrecord.ingest import Limits, Raw
from onrecord.ingest.sources import expand


def test_file_with_what_is_said_about_it(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"abc")
    about = Raw(data=b"", source="", outlet="Courier", published="2024-07-21")
    (raw,) = expand(tmp_path / "a.txt", about=about)
    assert raw == Raw(data=b"abc", source=str(tmp_path / "a.txt"), outlet="Courier", published="2024-07-21")


def test_folder_in_the_order_of_its_paths(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ["b.txt", "a.HTML", "sub/c.htm", "d.pdf", "e"]:
        (tmp_path / name).write_bytes(b"x")
    assert [raw.source for raw in expand(str(tmp_path))] == [
        str(tmp_path / n) for n in ["a.HTML", "b.txt", "sub/c.htm"]
    ]


def test_links_out_of_a_folder_are_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "secret.txt")
    (found,) = expand(tmp_path / "in")
    assert isinstance(found, DocumentError)


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"abc")))
    assert [raw.data for raw in expand("-")] == [b"abc"]


@pytest.mark.parametrize(
    ("source", "kind", "message"),
    [
        ("file:///etc/hosts", Refused, "only http:// and https://"),
        ("no/such/file.txt", UsageError, "no such file"),
    ],
)
def test_what_cannot_be_read_is_an_error_in_its_place(source, kind, message):
    (found,) = expand(source)
    assert isinstance(found, kind)
    assert str(found).startswith(source)
    assert message in str(found)


def test_empty_folder(tmp_path):
    (found,) = expand(tmp_path)
    assert isinstance(found, UsageError)


def test_large_files_are_not_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    (found,) = expand(tmp_path / "a.txt", limits=Limits(max_bytes=10))
    assert isinstance(found, TooLarge)
