"""The linker's network: a score for every pair of phrases, and one for every phrase that it takes up nothing.

The first layer is a sum over what is seen of the later phrase, of the earlier one and of both, so that the two of them
are multiplied out once a phrase and not once a pair.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn


class Ranker(nn.Module):
    """One network. `each` and `both` are the numbers seen of a phrase and of a pair."""

    def __init__(self, each: int, both: int, width: int = 128, dropout: float = 0.4) -> None:
        super().__init__()
        self.later = nn.Linear(each, width)
        self.earlier = nn.Linear(each, width, bias=False)
        self.pair = nn.Linear(both, width)
        self.inner = nn.Linear(width, width // 2)
        self.score = nn.Linear(width // 2, 1)
        self.alone = nn.Sequential(
            nn.Linear(each, width // 2), nn.ReLU(), nn.Dropout(dropout), nn.Linear(width // 2, 1)
        )
        self.dropout = nn.Dropout(dropout)

    def forward(self, each: Tensor, both: Tensor, later: Tensor, earlier: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of pairs and of phrases by themselves."""
        hidden = self.later(each)[later] + self.earlier(each)[earlier] + self.pair(both)
        hidden = self.inner(self.dropout(hidden.relu())).relu()
        return self.score(self.dropout(hidden))[:, 0], self.alone(each)[:, 0]


class Mean(nn.Module):
    """Several networks, whose scores are averaged."""

    def __init__(self, members: Sequence[Ranker]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)

    def forward(self, each: Tensor, both: Tensor, later: Tensor, earlier: Tensor) -> tuple[Tensor, Tensor]:
        answers = [member(each, both, later, earlier) for member in self.members]
        pairs = torch.stack([pairs for pairs, _ in answers]).mean(0)
        return pairs, torch.stack([alone for _, alone in answers]).mean(0)


def surprise(pairs: Tensor, alone: Tensor, later: Tensor, right: Tensor) -> Tensor:
    """The mean over phrases of the negative log probability that a phrase takes up one of its chain, or nothing where
    none of its chain stands before it (Lee et al. 2017, without their pruning)."""
    count = len(alone)
    begins = torch.ones(count, dtype=torch.bool).index_put((later[right],), torch.tensor(False))
    scores = torch.cat([pairs, alone])
    phrase = torch.cat([later, torch.arange(count)])
    good = torch.cat([right, begins])
    return (_total(scores, phrase, count) - _total(scores[good], phrase[good], count)).mean()


def _total(scores: Tensor, phrase: Tensor, count: int) -> Tensor:
    """log sum exp of the scores of each phrase."""
    highest = torch.full((count,), -1e9).scatter_reduce(0, phrase, scores.detach(), "amax")
    summed = torch.zeros(count).index_add(0, phrase, (scores - highest[phrase]).exp())
    return highest + summed.clamp_min(1e-30).log()
