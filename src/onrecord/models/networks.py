"""Trained networks of this package: how a folder of weights is opened and told apart. ONNX on the CPU, never pickle."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import InstallError


def opened(folder: Path, files: Sequence[str], what: str, step: str) -> tuple[Any, Any]:
    """The session and the tokenizer of a folder.

    Args:
        files: all that has to be there; the network first, the tokenizer last.
        what: whose files they are, for the error.

    Raises:
        InstallError: a file is missing or cannot be loaded.
    """
    from tokenizers import Tokenizer

    session = session_of(folder, files, what, step)
    tokenizer = Tokenizer.from_file(str(folder / files[-1]))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return session, tokenizer


def session_of(folder: Path, files: Sequence[str], what: str, step: str) -> Any:
    """The session of a folder's network, which is the first of its files.

    Raises:
        InstallError: a file is missing or cannot be loaded.
    """
    import onnxruntime

    missing = [name for name in files if not (folder / name).exists()]
    if missing:
        raise InstallError(f"the {what} lacks {', '.join(missing)}", step=step)
    settings = onnxruntime.SessionOptions()
    # One thread: a run reads many reports side by side in processes of its own.
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    settings.log_severity_level = 3
    # The fused form of a sum and its normalisation goes number by number; apart, both are vectors, and a run is shorter
    # by a sixth.
    return onnxruntime.InferenceSession(
        str(folder / files[0]),
        settings,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )


def sha256_of(folder: Path, files: Sequence[str]) -> str:
    """One hash over the files of a model, in the order given."""
    total = hashlib.sha256()
    for name in files:
        total.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return total.hexdigest()
