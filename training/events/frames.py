"""Sentences of our own that are put together: acts with what is said of doing them.

The pair of a sentence is coded as PLOVER codes it, where what is to come is coded by its announcement: to promise aid
is AGREE, to refuse it REJECT, to ask for it REQUEST, to plan an attack THREATEN. The frames teach that this holds
whatever the act.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from .corpora import own_rows

Line = tuple[str, str]
"""The type of a pair and a template, as in `pairs.tsv`."""

_ACT = re.compile(r"\[([\w-]+)/([\w-]+)\|([A-Z]+)\]")
_KIND = {"AID", "COOPERATE", "YIELD", "CONSULT", "SUPPORT"}
_SHARES = {
    "done": 8, "kind": 7, "unkind": 5, "wish": 4, "protest": 3, "charge": 3, "spurned": 2, "granted": 2,
}  # fmt: skip
"""How often each kind of frame is drawn, to one another."""
_FILLS = {"wish": "asked", "spurned": "asked", "granted": "asked", "protest": "aim", "charge": "misdeed"}
"""What fills the frames of a kind, where it is no act."""


class Frames:
    """Acts and what is said of doing them."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Line]] = {}
        for kind, code, text in (row.split("\t") for row in own_rows("frames.tsv")):
            self.rows.setdefault(kind, []).append((code, text))
        self.acts: dict[str, list[str]] = {}
        for code, text in self.rows["act"]:
            self.acts.setdefault(code, []).append(text)

    def drawn(self, draw: random.Random, count: int) -> Iterator[Line]:
        for kind in draw.choices(list(_SHARES), list(_SHARES.values()), k=count):
            yield self._done(draw) if kind == "done" else self._said(kind, draw)

    def _done(self, draw: random.Random) -> Line:
        """An act that has happened; every code is as likely as another."""
        code = draw.choice(sorted(self.acts))
        act = draw.choice(self.acts[code])
        found = _ACT.search(act)
        text = "{A} " + _ACT.sub(r"[\2|\3|actual]", act)
        return (found.group(3) if found and code == "YIELD" else code), text

    def _said(self, kind: str, draw: random.Random) -> Line:
        code, frame = draw.choice(self.rows[kind])
        if kind in _FILLS:
            fill = draw.choice(self.rows[_FILLS[kind]])[1]
        else:
            acts = [text for of, text in self.rows["act"] if (of in _KIND) == (kind == "kind")]
            fill = _ACT.sub(r"[\1|\3|hypothetical]", draw.choice(acts))
        return code, frame.replace("{D}", fill).replace("{N}", fill.replace("|hypothetical", "|negative"))
