"""Write a trained coder as ONNX, quantised to 8 bits (dynamic, per channel).

    python -m training.events.export --run out/events --out src/onrecord/models/events

The exact (32-bit) network stays in the run's folder, to measure what the 8 bits cost.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from onrecord.models.event_coder import OUTPUTS
from onrecord.models.marked import LONGEST

from .network import published_encoder, start


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--run", type=Path, required=True)
    options.add_argument("--encoder", type=Path, default=None, help="a folder with MiniLM-L6; else the package's")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    encoder = chosen.encoder or published_encoder()
    model = start(encoder)
    model.load_state_dict(torch.load(chosen.run / "latest.pt", weights_only=True))
    model.eval()
    # No sentence is longer than this, so the rest of the table need not be shipped.
    model.positions = torch.nn.Embedding.from_pretrained(model.positions.weight[:LONGEST].clone())
    rows, pieces, markers, asked = (torch.export.Dim(n, min=1, max=512) for n in ("rows", "pieces", "markers", "asked"))
    ints = torch.ones(2, 16, dtype=torch.long)
    example = {
        "ids": (ints, {0: rows, 1: pieces}),
        "case": (ints, {0: rows, 1: pieces}),
        "mask": (ints, {0: rows, 1: pieces}),
        "spans": (torch.ones(2, 5, 16) / 16, {0: rows, 1: markers, 2: pieces}),
        "kind": (torch.ones(2, 5, dtype=torch.long), {0: rows, 1: markers}),
        "group": (torch.ones(2, 5, dtype=torch.long), {0: rows, 1: markers}),
        "slots": (torch.ones(2, 3, 3, dtype=torch.long), {0: rows, 1: asked}),
    }
    exact = chosen.run / "fp32.onnx"
    torch.onnx.export(
        model,
        tuple(value for value, _ in example.values()),
        str(exact),
        input_names=list(example),
        output_names=list(OUTPUTS),
        dynamic_shapes=tuple(shape for _, shape in example.values()),
        opset_version=18,
        external_data=False,
    )
    ready = chosen.run / "prepared.onnx"
    quant_pre_process(str(exact), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(str(ready), str(chosen.out / "events.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    ready.unlink()
    shutil.copy(encoder / "tokenizer.json", chosen.out / "tokenizer.json")


if __name__ == "__main__":
    main()
