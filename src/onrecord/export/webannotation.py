"""W3C Web Annotation: one AnnotationPage; each quoted piece of a statement or event selected in the kept text.

The offsets are of the kept text, so the target is that text (``urn:sha256:…`` of it), never the live page, which may
change; the page's address stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from onrecord import views
from onrecord.export.claims import claims
from onrecord.export.linked_data import utc_moment, web_address
from onrecord.export.streams import known, write_json
from onrecord.records import Record, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters of the text on each side of what is quoted.
_AROUND = 32


def write(records: Iterable[Record], file: TextIO) -> None:
    """Write one page of annotations."""
    head = {"@context": CONTEXT, "id": "urn:onrecord:annotations", "type": "AnnotationPage"}
    write_json(head, "items", (a for record in records for a in described(record)), file)


def described(record: Record) -> Iterator[dict[str, Any]]:
    """The annotations of one report: its statements, then its events, in text order."""
    d = record.document
    for said, statement in zip(record.attributions, views.statements(record), strict=True):
        value = {
            "type": "Statement", "speaker": statement.voice.name, "unnamed": statement.voice.unnamed,
            "stance": said.stance, "quote": said.quote, "chain": [v.name for v in statement.chain],
        }  # fmt: skip
        spans = {"source": said.source, "cue": said.cue, "content": said.content}
        yield _annotation(
            record, f"{d.id}/{said.id}", f"{statement.voice.words} {statement.stance_words}", value, spans
        )
    for c in claims(record):
        e = c.event
        value = known({
            "type": "Event", "plover": e.type, "mode": e.mode, "cameo": e.cameo, "held": c.standing, "begin": c.begin,
            "end": c.end, "dated": c.dated, "according_to": [v.name for v in c.chain],
        })  # fmt: skip
        spans = {
            "trigger": (e.trigger,),
            "actor": tuple(p.span for p in e.actors),
            "recipient": tuple(p.span for p in e.recipients),
            "place": (e.location.span,) if e.location else (),
            "count": tuple(n.span for n in e.counts),
        }
        yield _annotation(record, c.id, c.headline, value, spans)


def _annotation(
    record: Record, id: str, words: str, value: dict[str, Any], spans: dict[str, tuple[Span, ...]]
) -> dict[str, Any]:
    """One annotation: its bodies say it in words and as data, its targets are what it quotes, each with its role."""
    return {
        "id": f"urn:onrecord:{id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": "describing"},
            {
                "type": "TextualBody",
                "value": json.dumps(value, ensure_ascii=False),
                "format": "application/json",
                "purpose": "classifying",
            },
        ],
        "target": [_target(record, role, s) for role, found in spans.items() for s in found],
        "generator": {
            "id": f"urn:onrecord:reader:{record.reader.version}",
            "type": "Software",
            "name": f"{record.reader.name} {record.reader.version}",
        },
    }


def _target(record: Record, role: str, span: Span) -> dict[str, Any]:
    d, text = record.document, record.document.text
    moment = utc_moment(d.published)
    return known(
        {
            "type": "SpecificResource",
            "source": f"urn:sha256:{d.text_sha256}",
            "scope": web_address(d.url),
            "styleClass": role,
            "state": known({"type": "TimeState", "sourceDate": moment}) if moment else None,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": text[max(0, span.start - _AROUND) : span.start],
                    "suffix": text[span.end : span.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        }
    )
