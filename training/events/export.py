"""Write a trained coder as ONNX in 8 bits.

    python -m training.events.export --run out/events/1 out/events/2 --out src/onrecord/models/events

The weights of several runs, which began with the same ones, are averaged (Wortsman et al. 2022). The exact (32-bit)
network stays in the first run's folder, to measure what the 8 bits cost.

Two ways: "blocks", a scale for each 128 weights and for each activation's block, which is nearer to the exact network;
and "columns", a scale for each column, in 7 of the 8 bits so that no sum overflows on a processor without VNNI, and
one for all activations of a run, which takes six tenths of the time. They score alike (docs/models/events.md).
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor

from onrecord.models.event_coder import OUTPUTS
from onrecord.models.marked import LONGEST
from training.encoder import published_encoder

from .network import Coder, start

_EXACT = [f"/{head}/MatMul" for head in ("types", "pair", "values", "held", "swapped")]
"""The heads' own products stay in 32 bits."""


def averaged(runs: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    return {name: torch.stack([weights[name] for weights in runs]).mean(0) for name in runs[0]}


def write(model: Coder, path: Path) -> None:
    """The network as ONNX, as it is."""
    ints = torch.ones(2, 16, dtype=torch.long)
    few = torch.ones(2, 5, dtype=torch.long)
    inputs = {
        "ids": (ints, ("rows", "pieces")),
        "case": (ints, ("rows", "pieces")),
        "mask": (ints, ("rows", "pieces")),
        "spans": (torch.ones(2, 5, 16) / 16, ("rows", "markers", "pieces")),
        "kind": (few, ("rows", "markers")),
        "group": (few, ("rows", "markers")),
        "slots": (torch.ones(2, 3, 3, dtype=torch.long), ("rows", "asked")),
    }
    torch.onnx.export(
        model,
        tuple(value for value, _ in inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=list(OUTPUTS),
        dynamic_axes={name: dict(enumerate(axes)) for name, (_, axes) in inputs.items()},
        opset_version=17,
        # The exporter that torch.export feeds fixes something of the example's shape: its scores are others.
        dynamo=False,
    )


def in_blocks(exact: Path, half: Path, out: Path) -> None:
    products = MatMulNBitsQuantizer(
        onnx.load(exact),
        algo_config=DefaultWeightOnlyQuantConfig(block_size=128, is_symmetric=True, accuracy_level=4, bits=8),
        nodes_to_exclude=_EXACT,
    )
    products.process()
    products.model.save_model_to_file(str(half), False)
    quantize_dynamic(str(half), str(out), op_types_to_quantize=["Gather"], weight_type=QuantType.QInt8)
    half.unlink()


def in_columns(exact: Path, out: Path) -> None:
    quantize_dynamic(
        str(exact),
        str(out),
        op_types_to_quantize=["Gather", "MatMul"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=_EXACT,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--run", type=Path, nargs="+", required=True)
    options.add_argument("--encoder", type=Path, default=None, help="a folder with MiniLM-L6; else the package's")
    options.add_argument("--scales", choices=("blocks", "columns"), default="columns")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    encoder = chosen.encoder or published_encoder()
    model = start(encoder)
    model.load_state_dict(averaged([torch.load(run / "latest.pt", weights_only=True) for run in chosen.run]))
    model.eval()
    # No sentence is longer than this, so the rest of the table need not be shipped.
    model.positions = torch.nn.Embedding.from_pretrained(model.positions.weight[:LONGEST].clone())
    exact = chosen.run[0] / "fp32.onnx"
    write(model, exact)
    if chosen.scales == "blocks":
        in_blocks(exact, chosen.run[0] / "products.onnx", chosen.out / "events.onnx")
    else:
        in_columns(exact, chosen.out / "events.onnx")
    shutil.copy(encoder / "tokenizer.json", chosen.out / "tokenizer.json")


if __name__ == "__main__":
    main()
