"""Papers: newspapers by the end of their names, "the Times" of a report on the Lima Times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from onrecord.annotate.naming.readings import text_of
from onrecord.annotate.syntax import Syntax

# What newspapers are called.
_PAPERS = frozenset(
    "Times Post Journal Tribune Globe Herald Guardian Telegraph Observer Chronicle Gazette Courier Examiner Mirror "
    "Mail Monitor Inquirer Dispatch Ledger Independent News Star Sun Standard".split()
)
# Of these one word is not enough: the news, a star.
_PLAIN = frozenset("News Star Sun Standard".split())


class Named(Protocol):
    """A name's head, kind and tokens ``[first, stop)``."""

    @property
    def first(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def head(self) -> int: ...


def papers_by_their_ends(syntax: Syntax, named: Iterable[Named], keys: Mapping[int, str]) -> dict[str, str]:
    """Key of a paper's short name -> key of the one longer name of the report that ends so."""
    spelt: dict[str, tuple[str, ...]] = {}
    for naming in named:
        parts = tuple(w for w in text_of(syntax, naming.first, naming.stop).split() if w not in ("The", "the"))
        if parts and parts[-1] in _PAPERS:
            spelt.setdefault(keys[naming.head], parts)
    found: dict[str, str] = {}
    for key, words in spelt.items():
        if len(words) == 1 and words[0] in _PLAIN:
            continue
        wholes = [k for k, w in spelt.items() if len(w) > len(words) and w[-len(words) :] == words and k != key]
        if len(wholes) == 1:
            found[key] = wholes[0]
    return found
