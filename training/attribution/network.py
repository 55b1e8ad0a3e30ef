"""The tagger: an encoder with features of case, quotation and parse, a linear-chain CRF, and two link heads.

The features are added to the word embeddings at the bottom, the head's word by a projection; all begin
at zero, so that training begins with the published encoder. A link head scores pairs of pieces by the dot product of
two projections: the first piece of a content against the first piece of each cue, the first piece of a cue against
the first piece of each source or "none".
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.models.attribution_tagger import LABELS, LINK
from onrecord.models.pieces import CASES, QUOTES
from training.encoder import Layer, distance_bias, distances_of, shape_of, with_published

from .chain import Chain
from .parse_features import SIZES


class Tagger(nn.Module):
    """Pieces and features -> emissions and link projections, each (batch, length, .).

    A network that is `parsed` reads the parse as well; a `thorough` one trains with dropout of attention weights;
    `distances`: kinds of distance that its encoder tells apart.
    """

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
        parsed: bool = False,
        thorough: bool = True,
        distances: int = 0,
    ) -> None:
        super().__init__()
        self.near = nn.Embedding(distances, heads) if distances else None
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(longest, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.case, self.quote = nn.Embedding(CASES, width), nn.Embedding(QUOTES, width)
        self.parse = nn.ModuleList(nn.Embedding(size, width) for size in (SIZES if parsed else ()))
        self.above = nn.Linear(width, width, bias=False) if parsed else None
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout, thorough=thorough) for _ in range(layers))
        self.emit = nn.Linear(width, len(LABELS))
        # content asks, cue answers; cue asks, source answers
        self.links = nn.Linear(width, 4 * LINK)
        self.none = nn.Linear(width, 1)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))
        self.last = nn.Parameter(torch.zeros(len(LABELS)))
        for table in (self.case, self.quote, *self.parse, *([self.above] if self.above else ())):
            nn.init.zeros_(table.weight)

    def forward(
        self,
        ids: Tensor,
        case: Tensor,
        quote: Tensor,
        mask: Tensor,
        parse: Tensor | None = None,
        heads: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.kind + self.case(case) + self.quote(quote)
        if self.above is not None and parse is not None and heads is not None:
            for n, table in enumerate(self.parse):
                x = x + table(parse[..., n])
            x = x + self.above(self.words(heads))
        x = self.drop(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        if self.near is not None:
            bias = bias + distance_bias(self.near, places[None])
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.emit(x), self.links(x), self.none(x)[..., 0]

    def chain(self) -> Chain:
        """The parameters of the label chain."""
        return Chain(self.transitions, self.first, self.last)


def start(folder: Path, dropout: float = 0.1, *, parsed: bool = False, thorough: bool = True) -> Tagger:
    """A tagger with the encoder's published weights."""
    made = Tagger(*shape_of(folder), dropout, parsed=parsed, thorough=thorough, distances=distances_of(folder))
    made.load_state_dict(with_published(made.state_dict(), folder, "kind"))
    return made


def stored(weights: Path) -> Tagger:
    """A trained tagger, ready to predict with, of whatever encoder."""
    state = torch.load(weights, weights_only=True)
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    kinds, heads = state["near.weight"].shape if "near.weight" in state else (0, 12)
    vocabulary, width = state["words.weight"].shape
    made = Tagger(
        vocabulary,
        width,
        layers,
        heads,
        len(state["layers.0.up.bias"]),
        len(state["positions.weight"]),
        parsed="above.weight" in state,
        distances=kinds,
    )
    made.load_state_dict(state)
    made.eval()
    return made
