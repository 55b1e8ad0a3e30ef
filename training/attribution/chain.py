"""The label chain: a linear-chain conditional random field (Lafferty et al. 2001) over the emissions of a network.

A sequence of labels weighs the sum of its emissions and of the chain's parameters. What labels use of both is a
`Counts`, whether the labels are gold or a teacher's expectation, so that one likelihood serves for both
(structure-level knowledge distillation, Wang et al. 2020).
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from onrecord.models.attribution_tagger import LABELS


class Chain(NamedTuple):
    """Parameters: (labels, labels), (labels,), (labels,)."""

    transitions: Tensor
    first: Tensor
    last: Tensor


class Counts(NamedTuple):
    """Uses of the emissions, (batch, length, labels), and of a chain's parameters, summed over the batch."""

    emissions: Tensor
    transitions: Tensor
    first: Tensor
    last: Tensor


def total(emissions: Tensor, mask: Tensor, chain: Chain) -> Tensor:
    """Log of the summed weight of all label sequences, over the rows. Pieces outside `mask` do not count; they stand
    at the end of their row ([SEP], padding)."""
    on = mask.bool()
    alpha = chain.first + emissions[:, 0]
    for n in range(1, emissions.shape[1]):
        after = torch.logsumexp(alpha[:, :, None] + chain.transitions, 1) + emissions[:, n]
        alpha = torch.where(on[:, n, None], after, alpha)
    return torch.logsumexp(alpha + chain.last, 1).sum()


def counts(labels: Tensor, mask: Tensor) -> Counts:
    """What given labels (batch, length) use."""
    on = mask.bool()
    used = torch.nn.functional.one_hot(labels, len(LABELS)).float() * on[..., None]
    pairs = torch.einsum("bni,bnj->ij", used[:, :-1], used[:, 1:])
    ends = torch.arange(len(labels)), on.sum(1) - 1
    return Counts(used, pairs, used[:, 0].sum(0), used[ends].sum(0))


def expected(emissions: Tensor, mask: Tensor, chain: Chain) -> Counts:
    """What the labels use on average where these emissions and this chain are believed: the marginals, which are the
    gradients of `total`."""
    with torch.enable_grad():
        free = emissions.detach().requires_grad_()
        held = Chain(*(p.detach().requires_grad_() for p in chain))
        return Counts(*torch.autograd.grad(total(free, mask, held), (free, *held)))


def mixed(some: Counts, others: Counts, share: float) -> Counts:
    """`share` of the others and the rest of the first."""
    return Counts(*(torch.lerp(a, b, share) for a, b in zip(some, others, strict=True)))


def surprise(emissions: Tensor, mask: Tensor, chain: Chain, used: Counts) -> Tensor:
    """Negative log likelihood, a piece, of labels that use what `used` says."""
    parts = zip((emissions, *chain), used, strict=True)
    return (total(emissions, mask, chain) - sum((a * b).sum() for a, b in parts)) / mask.sum()
