"""Reports of one incident, made by hand: who tells it, and according to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.records import Record
from tests.factory import Factory

Told = tuple[Record, tuple[str, ...]]


def report(
    outlet: str,
    text: str,
    *chain: dict[str, Any],
    trigger: str = "killed",
    also: Sequence[tuple[str, Sequence[dict[str, Any]]]] = (),
    title: str = "Title of it",
    **fields: Any,
) -> Told:
    """A report an event of which tells of the incident, by the attributions in `chain`, outermost first; `also` are
    the triggers and chains of others that do.

    Each link has `source` (its words), and optionally `kind` (of the speaker), `entity` (its kind; none is entered
    without one), `sector`, `title`, `name`, `told` (to whom), `stance`, `content`.
    """
    made = Factory(f"{title}\n\n{text}", outlet=outlet, outlet_from="given", source=outlet, **fields)
    told = ((trigger, chain), *also)
    events = tuple(made.event(word, "ASSAULT", according_to=_said(made, word, links)) for word, links in told)
    return made.record(), events


def _said(made: Factory, trigger: str, chain: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    ids: list[str] = []
    for link in chain:
        entity = None
        if "entity" in link:
            name, title = link.get("name", link["source"]), link.get("title", "")
            entity = made.entity(name, link["entity"], sector=link.get("sector"), title=title)
        told = ((made.entity(link["told"], "organization", sector="JRN"), link["told"]),) if "told" in link else ()
        ids.append(
            made.attribution(
                link.get("cue", "said"), source=link["source"], speaker=entity, told=told,
                speaker_kind=link.get("kind", "named"), stance=link.get("stance", "asserts"),
                content=link.get("content", trigger),
                within=ids[-1] if ids else None,
            )
        )  # fmt: skip
    return tuple(ids)


def police(outlet: str, text: str = "Gunmen killed five guards, police said.") -> Told:
    return report(outlet, text, {"source": "police", "entity": "organization", "sector": "COP", "kind": "unnamed"})


def officer(outlet: str, words: str = "an army officer", told: str | None = None) -> Told:
    link = {"source": words, "entity": "group", "kind": "unnamed"} | ({"told": told} if told else {})
    return report(outlet, f"Gunmen killed five guards, {words} {'told ' + told if told else 'said'}.",
                  {"cue": "told" if told else "said"} | link)  # fmt: skip


def agency(outlet: str, name: str = "Reuters") -> Told:
    text = f"Gunmen killed five guards, {name} said."
    return report(outlet, text, {"source": name, "entity": "organization", "sector": "JRN", "kind": "outlet"})
