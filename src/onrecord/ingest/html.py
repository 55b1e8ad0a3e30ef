"""A page -> the text of its article and what the page states about it.

trafilatura finds the article, htmldate its date. Both stand on native parsers that no signal interrupts, so they
run in a process that can be killed (`ingest.sandbox`); before that, nesting is counted here, by reading the tags.
The kept text is the title and the article's paragraphs, parted by blank lines.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

from onrecord.errors import NoArticle, ParserDied, TooDeep
from onrecord.ingest.limits import Limits
from onrecord.ingest.metadata import Stated
from onrecord.ingest.sandbox import Sandbox
from onrecord.records import BlockKind, Extractor

EXTRACTOR = Extractor("trafilatura", version("trafilatura"))
# Elements without content, and those whose end tags are implied: none of them nests by being left open.
_NOT_NESTING = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th tbody thead "
    "tfoot html head body".split()
)
_SKIPPED = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b[^>]{0,2000}>.*?(?:</\1\s{0,9}>|\Z)", re.I | re.S)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BREAKS = re.compile(r"[ \t]*\n\s*")
# htmldate takes dates after "today" for errors; a fixed day keeps the reading of a page the same on every day.
_LATEST = "2100-01-01"
_DATES = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
# A page of which no line has this many words is a menu or a stub; the shortest news flash has more.
_FEWEST_WORDS = 5
_BLOCK_KIND: dict[str, BlockKind] = {"head": "heading"}


@dataclass(frozen=True, slots=True)
class Page:
    """An extracted article: its kept text, the kinds of lines that the markup states (by their offset), and what
    the page states about itself."""

    text: str
    known: dict[int, BlockKind]
    stated: Stated


def read_page(html: str, *, url: str | None, limits: Limits) -> Page:
    """The article of a page.

    Raises:
        TooDeep, NoArticle, OutOfTime, ParserDied: the page breaks a limit, has no article, or breaks its parser.
    """
    depth = nesting(html, stop=limits.max_depth)
    if depth > limits.max_depth:
        raise TooDeep(f"markup nested over {limits.max_depth:,} levels", step="ingest")
    found = _sandbox(limits.max_memory).call((html, url), seconds=limits.parse_seconds)
    lines: list[tuple[str, str]] = found["lines"]
    if not any(len(line.split()) >= _FEWEST_WORDS for _, line in lines):
        raise NoArticle(step="ingest")
    stated = Stated(found["title"], tuple(found["authors"]), found["outlet"], found["published"], found["url"])
    return _page(lines, stated)


def nesting(html: str, *, stop: int) -> int:
    """How deep the elements of a page nest; counting ends behind `stop`. Linear in the length of the page."""
    html = _SKIPPED.sub(" ", html)
    last_end = html.rfind(">")
    stack: list[str] = []
    inside: Counter[str] = Counter()
    deepest = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _NOT_NESTING:
            continue
        if match[1]:
            while inside[name]:
                closed = stack.pop()
                inside[closed] -= 1
                if closed == name:
                    break
        elif match.end() > last_end or html[html.find(">", match.end()) - 1] != "/":
            stack.append(name)
            inside[name] += 1
            deepest = max(deepest, len(stack))
            if deepest > stop:
                break
    return deepest


def _page(lines: list[tuple[str, str]], stated: Stated) -> Page:
    """The kept text of extracted lines: NFC, the title first, a blank line between."""
    known: dict[int, BlockKind] = {}
    text = ""
    title = " ".join(unicodedata.normalize("NFC", stated.title or "").split())
    first = " ".join(unicodedata.normalize("NFC", lines[0][1]).split())
    if title and title.casefold() != first.casefold():
        lines = [("title", title), *lines]
    for kind, line in lines:
        line = _BREAKS.sub("\n", unicodedata.normalize("NFC", line).strip())
        if not line:
            continue
        if text:
            text += "\n\n"
        if kind in _BLOCK_KIND:
            known[len(text)] = _BLOCK_KIND[kind]
        text += line
    return Page(unicodedata.normalize("NFC", text), known, stated)


_lock = threading.Lock()


@cache
def _made(max_memory: int) -> Sandbox:
    return Sandbox("onrecord.ingest.html:extract", max_memory=max_memory)


def _sandbox(max_memory: int) -> Sandbox:
    with _lock:
        return _made(max_memory)


def extract(argument: tuple[str, str | None]) -> dict[str, Any]:
    """In the killable process: the lines of an article and its page's metadata, as plain values."""
    from lxml import html as lxml_html
    from trafilatura import bare_extraction

    page, url = argument
    page = _CONTROLS.sub(" ", page)
    try:
        found: Any = bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            include_formatting=False,
            deduplicate=False,
            date_extraction_params=_DATES,
        )
        if found is None:
            return {"lines": [], "title": None, "authors": [], "outlet": None, "published": None, "url": None}
        lines = _lines(found.body) if isinstance(found.body, lxml_html.etree._Element) else []
        if not lines and found.text:
            lines = [("p", line) for line in found.text.split("\n")]
    except MemoryError:
        raise
    except Exception as err:
        # Whatever the parsers make of hostile markup is this one page's failure.
        raise ParserDied("the page breaks its parser", step="ingest", cause=err) from err
    return {
        "lines": lines,
        "title": found.title,
        "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "outlet": found.sitename,
        "published": found.date,
        "url": found.url,
    }


def _lines(body: Any) -> list[tuple[str, str]]:
    """(element, text) of every block of the article's tree, in order."""
    found: list[tuple[str, str]] = []

    def walk(element: Any) -> None:
        if any(child.tag in _CONTAINED for child in element):
            if element.text and element.text.strip():
                found.append(("p", element.text))
            for child in element:
                if child.tag in _CONTAINED:
                    walk(child)
                elif (text := "".join(child.itertext())).strip():
                    found.append(("p", text))
                if child.tail and child.tail.strip():
                    found.append(("p", child.tail))
        elif (text := _text(element)).strip():
            found.append((element.tag, text))

    walk(body)
    return found


_CONTAINED = frozenset({"p", "head", "list", "item", "quote", "div", "table", "row", "cell", "code", "ab", "main"})


def _text(element: Any) -> str:
    """The text of a block; line breaks in the markup are line breaks, other white space collapses."""
    parts: list[str] = []
    for node in element.iter("*"):
        if node.tag in ("lb", "br"):
            parts.append("\n")
        elif node.text:
            parts.append(re.sub(r"\s*\n\s*", " ", node.text))
        if node is not element and node.tail:
            parts.append(re.sub(r"\s*\n\s*", " ", node.tail))
    return "".join(parts)
