"""The event coder: MiniLM-L6 over a sentence, with markers beside it that ask about spans of it.

A marker stands for a span (a trigger, an actor, a recipient): it enters as the mean of the span's input vectors plus
a vector of its kind, reads the sentence and the other markers of its candidate, and is read by nobody else. So one
pass over a sentence answers for all its candidates (the levitated markers of Zhong and Chen 2021, with the span's
own words in the marker).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.annotate.coded import HELD
from onrecord.models.event_coder import FACTUALITY, PAIR, TYPES
from onrecord.models.pieces import CASES
from training.encoder import Layer, distance_bias, distances_of, shape_of, with_published

KINDS = 4
"""Kinds of markers: 0 none, 1 trigger, 2 actor, 3 recipient."""


class Coder(nn.Module):
    """Sentences with markers -> for every candidate: types, roots of pairs, factuality, how it is held, swapped."""

    def __init__(
        self,
        vocabulary: int = 30522,
        width: int = 384,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        longest: int = 512,
        dropout: float = 0.1,
        *,
        worded: bool = True,
        distances: int = 0,
        thorough: bool = True,
    ) -> None:
        """`worded`: a marker enters with the words of its span, not with their places alone; `distances`: kinds of
        distance that the encoder tells apart; `thorough`: see `Layer`."""
        super().__init__()
        self.worded = worded
        self.near = nn.Embedding(distances, heads) if distances else None
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(longest, width)
        self.base = nn.Parameter(torch.zeros(width))
        self.case, self.kind = nn.Embedding(CASES, width), nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout, thorough=thorough) for _ in range(layers))
        self.missing = nn.Parameter(torch.zeros(width))
        self.act = nn.Linear(3 * width, width)
        self.types = nn.Linear(width, len(TYPES))
        self.both = nn.Linear(3 * width, width)
        self.pair = nn.Linear(width, len(PAIR))
        self.swapped = nn.Linear(width, 1)
        self.fact = nn.Linear(width, width // 2)
        self.values = nn.Linear(width // 2, len(FACTUALITY))
        self.held = nn.Linear(width // 2, len(HELD))
        nn.init.zeros_(self.case.weight)
        nn.init.normal_(self.kind.weight, std=0.02)

    def forward(
        self, ids: Tensor, case: Tensor, mask: Tensor, spans: Tensor, kind: Tensor, group: Tensor,
        slots: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:  # fmt: skip
        """
        Args:
            ids, case, mask: of the words' pieces, (batch, length).
            spans: what share each piece has in a marker, (batch, markers, length); rows sum to one.
            kind, group: of the markers, (batch, markers); group 0 is padding, others number the candidates.
            slots: which marker is the trigger, actor, recipient of a candidate, (batch, candidates, 3); 0 is
                none, n + 1 the marker n.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        at = self.positions(places) + self.base
        words = self.words(ids) + at + self.case(case)
        markers = spans @ (words if self.worded else at.expand_as(words)) + self.kind(kind)
        x = self.drop(self.norm(torch.cat([words, markers], 1)))
        text = torch.cat([mask, torch.zeros_like(group)], 1)
        groups = torch.cat([torch.zeros_like(mask), group], 1)
        same = (groups[:, :, None] == groups[:, None, :]) & (groups[:, None, :] > 0)
        seen = (text[:, None, :] > 0) | same
        bias = (~seen).to(x.dtype)[:, None] * -1e4
        if self.near is not None:
            # A marker stands where its span stands, in the middle.
            among = (spans @ places.to(spans.dtype)).round().long()
            stands = torch.cat([places.expand_as(ids), among], 1)
            bias = bias + distance_bias(self.near, stands)
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        batch, width = x.shape[0], x.shape[2]
        asked = torch.cat([self.missing.expand(batch, 1, width), x[:, ids.shape[1] :]], 1)
        flat = slots.reshape(batch, -1)
        found = torch.gather(asked, 1, flat[:, :, None].expand(-1, -1, width))
        three = found.reshape(batch, -1, 3 * width)
        act = self.drop(torch.tanh(self.act(three)))
        both = self.drop(torch.tanh(self.both(three)))
        fact = self.drop(torch.tanh(self.fact(three[..., :width])))
        return self.types(act), self.pair(both), self.values(fact), self.held(fact), self.swapped(both)[..., 0]


def start(folder: Path, dropout: float = 0.1, *, worded: bool = True) -> Coder:
    """A coder with the encoder's published weights."""
    distances = distances_of(folder)
    made = Coder(*shape_of(folder), dropout, worded=worded, distances=distances, thorough=not distances)
    made.load_state_dict(with_published(made.state_dict(), folder, "base"))
    return made
