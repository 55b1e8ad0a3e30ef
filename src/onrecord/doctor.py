"""Is the installation whole? Versions, models and their hashes, lexicons, folders: what is missing, how to mend it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from onrecord import __version__
from onrecord.errors import InstallError, LexiconError

_PACKAGES = (
    "click",
    "htmldate",
    "jinja2",
    "lxml",
    "msgspec",
    "numpy",
    "onnxruntime",
    "py3langid",
    "rich",
    "spacy",
    "tokenizers",
    "trafilatura",
)
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
    yield from _models()
    yield from _lexicons()
    yield _samples()
    yield _corpora()


def _models() -> Iterator[Finding]:
    from onrecord.models import default_models, manifest

    try:
        found = default_models().hashes()
    except InstallError as err:
        yield Finding("models", False, str(err), f"{_MEND}, and unset ONRECORD_PARSER")
        return
    expected = {model.name: model.sha256 for model in manifest()}
    for name, sha256 in found.items():
        if expected.get(name) == sha256:
            yield Finding(name, True, f"sha256 {sha256[:12]}… as shipped")
        else:
            detail = f"sha256 {sha256[:12]}…, not what onrecord ships with"
            yield Finding(name, None, detail, "records will differ from those of the shipped models; " + _MEND)


def _lexicons() -> Iterator[Finding]:
    from onrecord.lexicons import gazetteer, load, names

    entries, found = 0, names()
    for name in found:
        try:
            entries += len(load(name))
        except LexiconError as err:
            yield Finding(f"lexicon {name}", False, str(err), "mend the line named, or reinstall onrecord")
    yield Finding("lexicons", bool(found), f"{len(found)} files, {entries:,} entries", None if found else _MEND)
    try:
        gazetteer.candidates("Paris")
    except (LexiconError, OSError) as err:
        yield Finding("gazetteer", False, str(err), _MEND)


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
