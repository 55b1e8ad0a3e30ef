"""The label chain against the sum over all sequences of labels, where PyTorch is installed (the training extra)."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch", reason="PyTorch comes with the training extra")

from training.attribution.chain import Chain, counts, expected, mixed, surprise, total  # noqa: E402

SIZE = 7
LENGTHS = (3, 2)


def drawn() -> tuple[torch.Tensor, torch.Tensor, Chain]:
    """Emissions of a row of three pieces and of one of two, their mask, and a chain."""
    draw = torch.Generator().manual_seed(5)
    chain = Chain(*(torch.randn(shape, generator=draw) for shape in ((SIZE, SIZE), (SIZE,), (SIZE,))))
    mask = torch.tensor([[1, 1, 1], [1, 1, 0]])
    return torch.randn((2, 3, SIZE), generator=draw), mask, chain


def weight(emissions: torch.Tensor, chain: Chain, labels: tuple[int, ...]) -> float:
    found = chain.first[labels[0]] + chain.last[labels[-1]]
    found = found + sum(emissions[n, label] for n, label in enumerate(labels))
    return float(found + sum(chain.transitions[a, b] for a, b in pairwise(labels)))


def sequences(row: int) -> list[tuple[int, ...]]:
    return list(product(range(SIZE), repeat=LENGTHS[row]))


def test_total_is_the_sum_over_all_sequences() -> None:
    emissions, mask, chain = drawn()
    by_hand = sum(
        torch.logsumexp(torch.tensor([weight(emissions[row], chain, s) for s in sequences(row)]), 0) for row in (0, 1)
    )
    assert total(emissions, mask, chain).item() == pytest.approx(float(by_hand), abs=1e-4)


def test_surprise_at_gold_labels_is_their_negative_log_likelihood() -> None:
    emissions, mask, chain = drawn()
    labels = torch.tensor([[1, 2, 0], [3, 4, 0]])
    likelihood = sum(weight(emissions[row], chain, tuple(labels[row, :n].tolist())) for row, n in enumerate(LENGTHS))
    wanted = (total(emissions, mask, chain).item() - likelihood) / 5
    assert surprise(emissions, mask, chain, counts(labels, mask)).item() == pytest.approx(wanted, abs=1e-4)


def test_what_a_teacher_expects_is_the_mean_over_sequences() -> None:
    emissions, mask, chain = drawn()
    of_row = [torch.tensor([weight(emissions[row], chain, s) for s in sequences(row)]).softmax(0) for row in (0, 1)]
    pairs = torch.zeros(SIZE, SIZE)
    for row, shares in enumerate(of_row):
        for share, s in zip(shares, sequences(row), strict=True):
            for a, b in pairwise(s):
                pairs[a, b] += share
    found = expected(emissions, mask, chain)
    assert torch.allclose(found.transitions, pairs, atol=1e-4)
    assert torch.allclose(found.emissions.sum(-1), mask.float(), atol=1e-4)


def test_nobody_surprises_a_network_less_than_its_own_expectation() -> None:
    emissions, mask, chain = drawn()
    own = expected(emissions, mask, chain)
    gold = counts(torch.tensor([[1, 2, 0], [3, 4, 0]]), mask)
    free = emissions.clone().requires_grad_()
    surprise(free, mask, chain, own).backward()
    assert free.grad is not None
    assert free.grad.abs().max() < 1e-5
    half = surprise(emissions, mask, chain, mixed(gold, own, 0.5)).item()
    ends = [surprise(emissions, mask, chain, used).item() for used in (gold, own)]
    assert half == pytest.approx(sum(ends) / 2, abs=1e-5)
