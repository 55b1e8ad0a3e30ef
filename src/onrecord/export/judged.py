"""Judgements, and proposals of what might be judged, as a person would read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from onrecord.export.text import wrapped
from onrecord.wording import one_line, visible

if TYPE_CHECKING:
    from onrecord.incidents.proposals import Proposal
    from onrecord.ledger.judgement_view import Kept

_LONGEST = 60
_MOST = 20


def write_judged(found: Iterable[Kept], file: TextIO) -> None:
    """Judgements, one paragraph each: when, who, what, what has become of it, and about what."""
    for kept in found:
        j = kept.judgement
        undoes = f" {j.undoes}" if j.undoes else ""
        note = f" – {visible(one_line(j.note))}" if j.note else ""
        at = j.at[:16].replace("T", " ")
        head = f"{j.id} {at} {visible(j.by)} {j.verb}{undoes} ({kept.state}){note}"
        lines = wrapped(head, "", 4)
        for target, now in zip(j.targets, kept.now, strict=True):
            words = "; ".join(dict.fromkeys(f"“{_short(a.text)}”" for a in target.anchors[:3]))
            more = f" and {len(target.anchors) - 3} more" if len(target.anchors) > 3 else ""
            moved = f", now {', '.join(now)}" if now and now != (target.id,) else ""
            lines += wrapped(f"{target.id} {words}{more}{moved}".rstrip(), "    ", 6)
        file.write("\n".join(lines) + "\n")


def write_proposals(proposals: Iterable[Proposal], file: TextIO) -> None:
    """Actors that may be one, and why, the likeliest first; nothing is merged unless somebody says so."""
    listed = list(proposals)
    if not listed:
        return
    more = len(listed) - _MOST
    file.write("\nPerhaps one (`onrecord judge merge ID ID` says that they are, `onrecord judge split ID ID` not)\n")
    for p in listed[:_MOST]:
        one, other = (visible(one_line(name)) for name in p.names)
        why = "; ".join(f"{f.name} ({visible(f.detail)})" for f in p.features)
        head = f"{p.score:.0%} {p.one} {p.other} {one} / {other}"
        file.write("\n".join([*wrapped(head, "  ", 6), *wrapped(why, "      ", 8)]) + "\n")
    if more > 0:
        file.write(f"  … and {more} more: --actor NAME asks for some, --format json has all\n")


def _short(text: str) -> str:
    words = visible(one_line(text))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
