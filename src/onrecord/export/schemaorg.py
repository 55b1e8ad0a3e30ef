"""schema.org as JSON-LD: a NewsArticle a report and a Claim a statement in it.

Never a ClaimReview nor a reviewRating: what is true is not for us to say. A Claim's text is what is claimed only
where the speaker asserts it; what is denied, threatened or asked for is told with its stance, so that no claim says its
opposite.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from onrecord.export.linked_data import BODIES, urn, utc_moment, web_address
from onrecord.export.streams import known, write_json
from onrecord.records import Attribution, Record
from onrecord.views.asked import Asked
from onrecord.wording import STANCE, one_line

CONTEXT = "https://schema.org"


def write(records: Iterable[Record], file: TextIO) -> None:
    """Write one graph."""
    write_json({"@context": CONTEXT}, "@graph", (node for record in records for node in nodes(record)), file)


def nodes(record: Record) -> Iterator[dict[str, Any]]:
    """The article, then its claims in text order."""
    d, asked = record.document, Asked(record)
    article = urn(d.id)
    outlets = {asked.voice(a).name: None for a in record.attributions if a.speaker_kind == "outlet"}
    yield known(
        {
            "@type": "NewsArticle",
            "@id": article,
            "headline": d.title,
            "datePublished": _date(d.published),
            "author": [{"@type": "Person", "name": name} for name in d.authors],
            "publisher": {"@type": "NewsMediaOrganization", "name": d.outlet} if d.outlet else None,
            "url": web_address(d.url),
            "inLanguage": d.language,
            # What the article itself says that it has from elsewhere.
            "citation": [
                {"@type": "CreativeWork", "publisher": {"@type": "NewsMediaOrganization", "name": name}}
                for name in outlets
                if name != d.outlet
            ],
        }
    )
    for a in record.attributions:
        if a.content:
            yield _claim(asked, a, article)


def _claim(asked: Asked, a: Attribution, article: str) -> dict[str, Any]:
    d, voice = asked.record.document, asked.voice(a)
    entity, when = asked.entity(a.speaker), asked.when(a.time)
    content = " … ".join(one_line(s.text) for s in a.content)
    chain = asked.chain(asked.outward(a))[:-1]
    body = entity is not None and entity.kind in BODIES
    return known(
        {
            "@type": "Claim",
            "@id": urn(f"{d.id}/{a.id}"),
            "name": f"{voice.words} {STANCE[a.stance]}: {content}",
            "text": content if a.stance == "asserts" else f"{voice.words} {STANCE[a.stance]}: {content}",
            "author": known(
                {
                    "@type": _kind(asked, a),
                    "name": voice.name,
                    "jobTitle": voice.role if not body else None,
                    "disambiguatingDescription": "a source that the report does not name" if voice.unnamed else None,
                }
            ),
            # Whose words it is in, where these are not the speaker's own.
            "claimInterpreter": [{"@type": _kind(asked, asked.attributions[v.record]), "name": v.words} for v in chain],
            "datePublished": when.begin if when and when.begin else _date(d.published),
            "appearance": {"@id": article},
            "keywords": f"stance: {a.stance}, quote: {a.quote}",
        }
    )


def _kind(asked: Asked, a: Attribution) -> str:
    """What schema.org calls whoever makes a statement."""
    entity = asked.entity(a.speaker)
    body = a.speaker_kind == "outlet" or (entity is not None and entity.kind in BODIES)
    return "Organization" if body else "Person"


def _date(published: str | None) -> str | None:
    moment = utc_moment(published)
    return published if moment and len(published or "") <= len("2024-03-04") else moment
