"""Write a trained tagger as ONNX, quantised to 8 bits (dynamic, per channel), with its decoding parameters.

    python -m training.attribution.export --run out/attribution --out src/onrecord/models/attribution

The epoch with the best link-half F1 on the development part is taken. The exact (32-bit) network stays in the run's
folder, to measure what the 8 bits cost.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from .network import published_encoder, start
from .scoring import decoding


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--run", type=Path, required=True)
    options.add_argument("--encoder", type=Path, default=None, help="a folder with MiniLM-L6; else the package's")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    encoder = chosen.encoder or published_encoder()
    scores = [json.loads(line) for line in (chosen.run / "scores.jsonl").read_text(encoding="utf-8").splitlines()]
    best = max(scores, key=lambda row: float(row["link-half"]))
    model = start(encoder)
    model.load_state_dict(torch.load(chosen.run / f"epoch{best['epoch']}.pt", weights_only=True))
    model.eval()
    names = ["ids", "case", "quote", "mask"]
    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in names)
    batch, length = torch.export.Dim("batch", min=1, max=64), torch.export.Dim("length", min=3, max=512)
    exact = chosen.run / "fp32.onnx"
    torch.onnx.export(
        model,
        example,
        str(exact),
        input_names=names,
        output_names=["emissions", "links", "none"],
        dynamic_shapes=tuple({0: batch, 1: length} for _ in names),
        opset_version=18,
        external_data=False,
    )
    ready = chosen.run / "prepared.onnx"
    quant_pre_process(str(exact), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(str(ready), str(chosen.out / "attribution.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    ready.unlink()
    chain = decoding(model)
    parameters = {name: np.round(getattr(chain, name), 4).tolist() for name in ("transitions", "first", "last")}
    (chosen.out / "attribution.json").write_text(json.dumps(parameters) + "\n", encoding="utf-8")
    shutil.copy(encoder / "tokenizer.json", chosen.out / "tokenizer.json")


if __name__ == "__main__":
    main()
