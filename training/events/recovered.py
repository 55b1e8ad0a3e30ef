"""Weights of a coder that was written in 8 bits with a scale for each block (`export --scales blocks`), to go on from.

Word and position tables are the published encoder's, which no run changes; what the heads and biases hold was written
as it is, and of the rest 8 bits in blocks of 128 leave less than a thousandth of log loss unsaid.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from .network import start

_KEPT = ("words.weight", "positions.weight")


def recovered(path: Path, encoder: Path) -> dict[str, Tensor]:
    """The state of a `Coder` as an ONNX file in blocks holds it.

    Raises:
        ValueError: the file lacks something that a coder has.
    """
    graph = onnx.load(path).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found: dict[str, np.ndarray] = {}
    for node in graph.node:
        name = node.name.strip("/").removesuffix("_Q8").removesuffix("/MatMul").replace("/", ".") + ".weight"
        if node.op_type == "MatMulNBits":
            shape = {a.name: a.i for a in node.attribute}
            blocks = held[node.input[1]].astype(np.float32) - 128
            scaled = blocks * held[node.input[2]].reshape(*blocks.shape[:2], 1)
            found[name] = scaled.reshape(shape["N"], -1)[:, : shape["K"]]
        elif node.op_type == "MatMul" and node.input[1] in held:
            found[name] = held[node.input[1]].T
    made: dict[str, Tensor] = dict(start(encoder).state_dict())
    for name in made:
        whole = held.get(f"{name}_quantized")
        if name in held:
            found[name] = held[name]
        elif whole is not None:
            zero, scale = held[f"{name}_zero_point"], held[f"{name}_scale"]
            found[name] = (whole.astype(np.float32) - zero.astype(np.float32)) * scale
        if name not in _KEPT:
            if name not in found:
                raise ValueError(f"{path} has no {name}")
            made[name] = torch.tensor(np.ascontiguousarray(found[name]))
    return made
