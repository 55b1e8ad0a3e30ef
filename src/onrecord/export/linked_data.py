"""What the exports as linked data share: identifiers, moments, addresses and who is what."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from onrecord.incidents.actors import certain, identity
from onrecord.records import Entity, EntityKind
from onrecord.wording import parse_day

BODIES: frozenset[EntityKind] = frozenset({"organization", "government", "armed_group", "country", "group"})
"""The kinds of actors that are not one person."""


def urn(*parts: str) -> str:
    """Our identifier of something as an IRI: "urn:onrecord:d_5f2c…/v3"."""
    return "urn:onrecord:" + ":".join(quote(part.encode("utf-8", "replace"), safe="/_-.") for part in parts)


def actor_key(document: str, entity: Entity) -> str:
    """The key of an actor: the same in every report where there is no doubt that it is the same, else of the report."""
    key = identity(entity)
    if not certain(key):
        key = f"{document}/{entity.id}"
    return "k-" + hashlib.sha1(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def web_address(url: str | None) -> str | None:
    """A web address that is one: http or https, and nothing in it that an address may not have. None for anything
    else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return quote(url or "", safe="%/:=&?~#+!$,;'@()*[]") if (url or "").isprintable() else None


def utc_moment(moment: str | None) -> str | None:
    """An ISO 8601 date or date-time as xsd:dateTime: in UTC where its zone is known, midnight UTC for a bare day."""
    day = parse_day(moment)
    if moment is None or day is None:
        return None
    if len(moment) <= len("2024-03-04"):
        return f"{day.isoformat()}T00:00:00Z"
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return f"{day.isoformat()}T00:00:00Z"
    return found.astimezone(UTC).isoformat().replace("+00:00", "Z") if found.tzinfo else found.isoformat()
