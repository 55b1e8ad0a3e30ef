"""spaCy's entity recogniser, asked about all tokens at once instead of one after another: the same names.

The recogniser is a transition system (Lample et al. 2016): token by token it begins a name, goes on with it, ends it,
or takes the token for a name of its own or for none. Before every step it tries which of its 74 actions are allowed,
which is a quarter of the whole parse. But outside of a name, what it thinks of a token hangs on that token alone. So
here all tokens are looked at as if no name were open, the names that may begin are followed side by side, and of names
that overlap the first one stands, as it does where tokens are taken in turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

_Floats = NDArray[np.float32]
_Ints = NDArray[np.int64]
_OUT = -1  # no label: the token is of no name


class NameRecogniser:
    """The network of a loaded entity recogniser. Pipes documents as the recogniser does."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        """
        Raises:
            ValueError: the recogniser looks at more than a token and the name that is open, or keeps several readings.
        """
        network: Any = recogniser.model
        self._vectors, self._features, self._scores = (network.get_ref(k) for k in ("tok2vec", "lower", "upper"))
        if recogniser.cfg["beam_width"] != 1 or not network.attrs["has_upper"] or network.attrs["unseen_classes"]:
            raise ValueError("a recogniser of another kind")
        if self._features.get_dim("nF") != 3 or self._features.get_dim("nP") < 2:
            raise ValueError("a network of another shape")
        self._theirs = recogniser
        names = [recogniser.moves.get_class_name(n) for n in range(self._scores.get_dim("nO"))]
        moves = [(move, label) for move, _, label in (name.partition("-") for name in names)]
        self._labels = sorted({label for _, label in moves if label})
        number = {label: n for n, label in enumerate(self._labels)}
        self._label = np.array([number.get(label, _OUT) for _, label in moves])
        self._begins, self._alone, self._out = (np.array([m == k for m, _ in moves]) for k in "BUO")
        self._begins &= self._label != _OUT
        self._alone &= self._label != _OUT
        place = {name: n for n, name in enumerate(names)}
        self._goes_on, self._ends = (np.array([place[f"{k}-{label}"] for label in self._labels]) for k in "IL")

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """The documents with their names, in order."""
        given = iter(docs)
        while some := list(islice(given, max(batch_size // 4, 1))):
            if any(doc.has_annotation("ENT_IOB") for doc in some):
                yield from self._theirs.pipe(some)  # names that somebody set before bind the recogniser
            else:
                self._name([doc for doc in some if len(doc)])
                yield from some

    def _name(self, docs: Sequence[Doc]) -> None:
        from spacy.tokens import Span

        if not docs:
            return
        firsts = np.cumsum([0, *map(len, docs)])
        about = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
        # A name may go on behind a token that is not the last of its sentence.
        open_ended = np.append(about[1:, 0] != 1, False)
        open_ended[firsts[1:] - 1] = False
        found = iter(self._spans(self._features.predict(self._vectors.predict(docs)), open_ended, about[:, 1] == 1))
        name = next(found, None)
        for doc, first, stop in zip(docs, firsts[:-1].tolist(), firsts[1:].tolist(), strict=True):
            names = []
            while name is not None and name[0] < stop:
                names.append(Span(doc, name[0] - first, name[1] - first, label=self._labels[name[2]]))
                name = next(found, None)
            doc.set_ents(names, default="outside")

    def _spans(
        self, features: _Floats, open_ended: NDArray[np.bool_], blank: NDArray[np.bool_]
    ) -> Iterator[tuple[int, int, int]]:
        """First token, stop and number of the label of each name, in text order; row 0 of `features` is for no token,
        row n + 1 for token n."""
        none, seen = features[0], features[1:]
        allowed = np.where(blank[:, None], self._out, self._begins & open_ended[:, None] | self._alone | self._out)
        scores = self._thought(seen[:, 0] + none[1] + none[2])
        best = np.where(allowed, scores, -np.inf).argmax(1)
        label, stop = self._label[best], np.arange(1, len(best) + 1)
        first = np.nonzero(self._begins[best])[0]
        at = first + 1
        while len(first):
            scores = self._thought(seen[at, 0] + seen[first, 1] + seen[at - 1, 2])
            rows, of = np.arange(len(first)), label[first]
            on = open_ended[at] & (scores[rows, self._goes_on[of]] >= scores[rows, self._ends[of]])
            stop[first] = at + 1
            first, at = first[on], at[on] + 1
        reached = 0
        for n in np.nonzero(label != _OUT)[0].tolist():
            if n >= reached:
                reached = int(stop[n])
                yield n, reached, int(label[n])

    def _thought(self, features: _Floats) -> _Floats:
        """The score of every action for sums of features (states, hidden units, pieces)."""
        hidden = (features + self._features.get_param("b")).max(-1)
        scores: _Floats = self._scores.predict(hidden)
        return scores
