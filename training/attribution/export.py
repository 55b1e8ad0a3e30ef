"""Write a trained tagger as ONNX with 8-bit weights and its decoding parameters.

    python -m training.attribution.export --run out/attribution --out src/onrecord/models/attribution

The epoch with the best link-half F1 on the development part is taken. The word table has a scale a word, products a
scale for every 128 weights and activations (`MatMulNBits`, 8 bits): one scale a tensor, as plain dynamic quantisation
has it, costs a point of link-half. The exact (32-bit) network stays in the run's folder, to measure what the 8 bits
cost.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.encoder import published_encoder

from .network import Tagger, stored
from .scoring import decoding
from .windows import INPUTS

_BLOCK = 128
# Products of 8-bit activations with 8-bit weights, where the processor has them.
_INT8_PRODUCTS = 4


def best_epoch(run: Path) -> Path:
    """The weights of the epoch with the best link-half F1 on the development part."""
    scores = [json.loads(line) for line in (run / "scores.jsonl").read_text(encoding="utf-8").splitlines()]
    return run / f"epoch{max(scores, key=lambda row: float(row['link-half']))['epoch']}.pt"


def write_exact(model: Tagger, path: Path) -> None:
    """The network as ONNX in 32 bits, for batches and windows of any size."""
    example = {name: torch.ones(2, 16, dtype=torch.long) for name in INPUTS}
    batch, length = torch.export.Dim("batch", min=1, max=64), torch.export.Dim("length", min=3, max=512)
    torch.onnx.export(
        model,
        tuple(example.values()),
        str(path),
        input_names=list(INPUTS),
        output_names=["emissions", "links", "none"],
        dynamic_shapes=tuple({0: batch, 1: length} for _ in INPUTS),
        opset_version=18,
        external_data=False,
    )


class Rows(nn.Module):
    """An embedding table in 8 bits with a scale a row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("steps", (table.weight.detach() / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        steps: Tensor = self.get_buffer("steps")[ids]
        return steps.float() * self.get_buffer("scale")[ids]


def write_quantised(model: Tagger, path: Path) -> None:
    """The network with 8-bit weights; `model` keeps its word table."""
    words, ready = model.words, path.with_suffix(".ready")
    model.words = Rows(words)
    write_exact(model, ready)
    model.words = words
    quant_pre_process(str(ready), str(ready), skip_symbolic_shape=True)
    products = MatMulNBitsQuantizer(
        onnx.load(str(ready)), bits=8, block_size=_BLOCK, is_symmetric=True, accuracy_level=_INT8_PRODUCTS
    )
    products.process()
    products.model.save_model_to_file(str(path))
    ready.unlink()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--run", type=Path, required=True)
    options.add_argument("--encoder", type=Path, default=None, help="a folder with MiniLM-L6; else the package's")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    encoder = chosen.encoder or published_encoder()
    model = stored(best_epoch(chosen.run))
    write_exact(model, chosen.run / "fp32.onnx")
    write_quantised(model, chosen.out / "attribution.onnx")
    chain = decoding(model)
    parameters = {name: np.round(getattr(chain, name), 4).tolist() for name in ("transitions", "first", "last")}
    (chosen.out / "attribution.json").write_text(json.dumps(parameters) + "\n", encoding="utf-8")
    shutil.copy(encoder / "tokenizer.json", chosen.out / "tokenizer.json")


if __name__ == "__main__":
    main()
