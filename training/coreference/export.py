"""Write trained networks as one ONNX file that averages them.

python -m training.coreference.export --run out/coreference --out src/onrecord/models/coreference
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from .network import Mean, Ranker

INPUTS = ("each", "both", "later", "earlier")


def write(network: Mean, each: int, both: int, path: Path) -> None:
    """The network as ONNX, for any number of phrases and pairs."""
    example = (torch.zeros(3, each), torch.zeros(4, both), torch.tensor([1, 2, 2, 2]), torch.tensor([0, 0, 1, 1]))
    phrases, pairs = torch.export.Dim("phrases", min=2), torch.export.Dim("pairs", min=2)
    torch.onnx.export(
        network,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=["pairs", "alone"],
        dynamic_shapes=({0: phrases}, {0: pairs}, {0: pairs}, {0: pairs}),
        opset_version=18,
        external_data=False,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--run", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    members = []
    for path in sorted(chosen.run.glob("seed*.pt")):
        weights = torch.load(path, weights_only=True)
        member = Ranker(weights["later.weight"].shape[1], weights["pair.weight"].shape[1])
        member.load_state_dict(weights)
        members.append(member)
    network = Mean(members).eval()
    chosen.out.mkdir(parents=True, exist_ok=True)
    first = members[0]
    write(network, first.later.in_features, first.pair.in_features, chosen.out / "coreference.onnx")


if __name__ == "__main__":
    main()
