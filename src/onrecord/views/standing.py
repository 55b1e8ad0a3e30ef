"""What stands (offices, memberships, backing), and which numbers are stated."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Record, Relation
from onrecord.views.asked import Asked, made_by
from onrecord.views.rows import Fact, Number
from onrecord.wording import QUALIFIER, RELATION, one_line

# A number of what opens with one of these is some of it.
_PARTS_OF = frozenset("the these those them its his her their our my your".split())
_OFFICES = ("holds_office", "leads", "spokesperson_for", "member_of")
_WHEN = {"before": "formerly", "after": "to be"}
# Values that say so themselves.
_WHEN_SAID = ("former", "ex-", "then", "late ", "one-time", "incoming", "previous", "ousted", "deposed", "retired")


def facts(*records: Record) -> tuple[Fact, ...]:
    """What is said to stand: offices, memberships, backing."""
    return tuple(row for record in records for row in _facts(Asked(record)))


def numbers(*records: Record) -> tuple[Number, ...]:
    """The numbers that are stated."""
    return tuple(row for record in records for row in _numbers(Asked(record)))


def _facts(asked: Asked) -> Iterator[Fact]:
    for r in asked.record.relations:
        yield Fact(
            document=asked.document,
            id=r.id,
            subject=asked.named(r.subject),
            words=_predicate(asked, r),
            chain=asked.chain(r.according_to),
            evidence=one_line(r.evidence.text),
            made_by=made_by(r),
        )


def _predicate(asked: Asked, r: Relation) -> str:
    """What a relation says of its subject. Read after a colon, so that one subject or many fit alike."""
    other = asked.named(r.object).name if r.object else None
    value = one_line(r.value) if r.value else None
    if value and r.kind in ("holds_office", "spokesperson_for", "leads"):
        words = f"{value} ({other})" if other else value
    elif value and other:
        between = {"supplies": "with", "designated_as": "by"}.get(r.kind)
        first, second = (value, other) if r.kind == "designated_as" else (other, value)
        words = f"{RELATION[r.kind]} {first} {between} {second}" if between else f"{RELATION[r.kind]} {value}, {other}"
    else:
        words = f"{RELATION[r.kind]} {value or other or '?'}"
    if r.kind in _OFFICES and r.document_time in _WHEN and not (r.value or "").casefold().startswith(_WHEN_SAID):
        words = f"{_WHEN[r.document_time]} {words}"
    return words if r.polarity == "positive" else f"(denied) {words}"


def _numbers(asked: Asked) -> Iterator[Number]:
    for q in asked.record.quantities:
        yield Number(
            document=asked.document,
            id=q.id,
            printed=q.span.text,
            value=f"{QUALIFIER[q.qualifier]}{_figure(q.value)}",
            of=_counted(q.of or q.unit),
            chain=asked.chain(q.according_to),
            made_by=made_by(q),
        )


def _counted(of: str | None) -> str | None:
    """What a number counts, to be read behind it: "of the dead", but "dead soldiers"."""
    return f"of {of}" if of and of.split(None, 1)[0].lower() in _PARTS_OF else of


def _figure(value: float) -> str:
    return f"{value:,.10g}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"
