"""Castings: entities in the making, as a report's mentions are read from front to back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.mentions import Naming
from onrecord.annotate.syntax import Syntax
from onrecord.records import EntityKind

_ROLE_WEIGHT = {
    "nsubj": 1.0, "nsubjpass": 0.9, "agent": 0.5, "dobj": 0.45, "dative": 0.4, "poss": 0.35, "pobj": 0.3, "appos": 0.2
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """What is known so far of one entity.

    Attributes:
        order: its index in `Reading.drafts`; `members` and `leader` are such indices too.
        nouns: the common nouns that it was called by, or that its titles and names end in.
        ends: the words of its sort that its names end in.
        modifiers: noun -> the words before it when it was first called so.
        titles: token range and body of each title.
        narrates: whether it is whoever says "I" or "we" outside of quotations.
        members: the drafts that it is taken together of; `leader` the person that a government is named after.
    """

    order: int
    kind: EntityKind | None
    plural: bool = False
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    gender: str | None = None
    nouns: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    modifiers: dict[str, frozenset[str]] = field(default_factory=dict)
    mentions: list[Naming] = field(default_factory=list)
    titles: list[tuple[int, int, int | None]] = field(default_factory=list)
    members: tuple[int, ...] = ()
    leader: int | None = None
    narrates: bool = False

    @property
    def named(self) -> bool:
        return any(m.form == "name" for m in self.mentions)

    @property
    def person(self) -> bool:
        return self.kind == "person"


@dataclass(slots=True)
class Reading:
    """A report as far as it has been read.

    Attributes:
        quoted: for each token, whether it stands in a quotation.
        by_head: head token of a mention -> its draft.
        log: (sentence, draft, mention) in reading order.
        demonyms: token of a demonym -> country code; `country_heads` the same of countries' names.
        ahead: head token of every name of the report, also of those not read yet -> its draft.
        begins: first token of every name of the report -> its head token; `inside` the same of all its tokens.
        headlines: the sentences of titles and headings.
        main: the country that the report mostly speaks of, None where no country stands out; `foremost` are the two
            that it speaks of most.
        described: phrases that may give a title, each with the draft that bears it.
        phrases: folded words of a noun phrase -> the draft first called so.
        owned: (draft of an owner, noun, whether several) -> the draft that a phrase says is the owner's.
        epithets: heads of phrases that only call somebody told of before by what they are.
        year: in which the report was published, None where that is not known.
    """

    syntax: Syntax
    quoted: Sequence[bool]
    drafts: list[Draft] = field(default_factory=list)
    by_head: dict[int, int] = field(default_factory=dict)
    sentence_index: dict[int, int] = field(default_factory=dict)
    log: list[tuple[int, int, Naming]] = field(default_factory=list)
    demonyms: dict[int, str] = field(default_factory=dict)
    country_heads: dict[int, str] = field(default_factory=dict)
    ahead: dict[int, int] = field(default_factory=dict)
    begins: dict[int, int] = field(default_factory=dict)
    inside: dict[int, int] = field(default_factory=dict)
    main: str | None = None
    foremost: tuple[str, ...] = ()
    headlines: frozenset[int] = frozenset()
    described: list[tuple[Naming, int]] = field(default_factory=list)
    phrases: dict[str, int] = field(default_factory=dict)
    owned: dict[tuple[int, str, bool], int] = field(default_factory=dict)
    epithets: set[int] = field(default_factory=set)
    year: int | None = None

    def new(self, kind: EntityKind | None) -> Draft:
        draft = Draft(len(self.drafts), kind)
        self.drafts.append(draft)
        return draft

    def put(self, naming: Naming, draft: Draft) -> None:
        """Make `naming` a mention of `draft`."""
        draft.mentions.append(naming)
        self.by_head[naming.head] = draft.order
        self.log.append((self.number_of(naming.head), draft.order, naming))

    def at(self, token: int) -> Draft | None:
        """The draft that the token names as a mention's head."""
        order = self.by_head.get(token, self.ahead.get(token))
        return None if order is None else self.drafts[order]

    def number_of(self, token: int) -> int:
        """Index of the sentence that a token stands in."""
        sentence = self.syntax.sentence_of(token)
        return self.sentence_index[sentence.first]

    def recent(self, sentence: int, reach: int) -> Iterable[tuple[int, Draft, Naming]]:
        """(sentence, draft, mention), the latest first, of at most `reach` sentences before `sentence`."""
        for number, order, naming in reversed(self.log):
            if number < sentence - reach:
                break
            yield number, self.drafts[order], naming

    def weight(self, naming: Naming) -> float:
        """How prominent a mention is by its place in its sentence: subjects before objects before the rest."""
        token = self.syntax.tokens[naming.head]
        while token.label == "conj" and token.head != token.i:
            token = self.syntax.tokens[token.head]
        label = token.label
        if token.tag == "CD" and label == "appos":
            # "Backed by X, the two are ...": the parser takes the subject for an apposition.
            label = self.syntax.tokens[token.head].label
        if label == "pobj" and self.syntax.tokens[token.head].lower == "by":
            label = "agent"
        if label == "ROOT":
            return 0.5
        return _ROLE_WEIGHT.get(label, 0.1)
