"""Acquainted: for whom people speak, as far as any report of an incident says: "Captain Tor" of the one is "army
spokesman Captain Bela Tor" of the other, and what he counts the army counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.incidents.offices import name_key
from onrecord.incidents.scope import Account
from onrecord.incidents.voices import Source

_WHOSE = re.compile(r"(?:its|his|her|their|our|my) ")
"""What holds within one report only: "its director"."""


def acquainted(told: Sequence[Account], sources: Iterable[Source]) -> Mapping[Source, Source]:
    """Each of these sources with the keys that any report has for the person who speaks there by a full name."""
    listed = dict.fromkeys(sources)
    names = {key for source in listed for key in source.keys if " " in key}
    keys: dict[str, set[str]] = {}
    for account in told:
        for entity in account.record.entities:
            if entity.kind == "person" and (name := name_key(entity.name)) in names:
                known = (key for key in account.voices.keys(entity) if not _WHOSE.match(key))
                keys.setdefault(name, set()).update(known)
    return {
        source: replace(source, keys=source.keys.union(*(keys[key] for key in source.keys & keys.keys())))
        for source in listed
    }
