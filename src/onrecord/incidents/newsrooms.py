"""Newsrooms: the outlets of one report, by their whole names: its own, those it cites, and those that are told.

Initials and "the agency" go by the name of the one that is cited: "ANA" is the Andean News Agency where the report has
named that. Which names are of outlets at all is for `outlets`.
"""

from __future__ import annotations

import re
from functools import cached_property

from onrecord.incidents.offices import name_key
from onrecord.incidents.outlets import by_way_of, is_agency, is_called_agency, is_outlet, outlet_name, short_for
from onrecord.incidents.ways import ways
from onrecord.records import Attribution, Record
from onrecord.wording import one_line

# Whom the parser did not find to be told: "told the Hill Post that".
_TOLD = re.compile(r"\s+((?:[Tt]he |this )?[^\W\d_][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,4})")
# "The agency", "the French news agency"; but "the Andean News Agency" has a name.
THE_AGENCY = re.compile(r"[Tt]he (?:same |[A-Z]\w+ )?(?:news |wire )?(?:agency|wire|service)")
QUOTED_BY = re.compile(
    r",? (?:quoted|cited|interviewed|reached|contacted|approached|heard|carried|published|aired|broadcast|obtained|seen"
    r"|reviewed|viewed|consulted|examined|(?:quoted|cited)(?= in)) (?:by|in) "
    r"([^,;]{2,60}),?$"
)
_WHOSE_SOURCE = re.compile(r"((?:[Tt]he )?[\w ]{2,40}?)(?:'s|’s) (?:own )?(?:sources?|informants?|contacts?)\b")
_REPORTS = re.compile(r"\breport(?:s|ed)?\b|\baccording to\b", re.IGNORECASE)
_REPORT_BY = re.compile(
    r"^(?:[Aa]n?|[Tt]he|[Tt]his) (?:[a-z-]+ )?(?:report|dispatch|despatch|story|bulletin|alert) (?:by|from|of|in) "
)
_CAPITALS = re.compile(r"[A-Z]{2,6}")
_NOWHERE = "the report"


class Newsrooms:
    """The outlets of one report."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @property
    def outlet(self) -> str:
        """The report's outlet, or else what tells where it comes from."""
        document = self.record.document
        return one_line(document.outlet or document.url or document.source) or _NOWHERE

    def told(self, a: Attribution) -> str | None:
        """The outlet that is told in an attribution: "told Reuters"."""
        whom = [one_line(p.span.text) for p in a.addressees]
        text = self.record.document.text
        if not whom:
            whom = [m[1] for s in a.cue if s.text.endswith("told") and (m := _TOLD.match(text, s.end)) is not None]
            whom += [m[1] for s in a.source if (m := QUOTED_BY.search(one_line(s.text))) is not None]
            whom += [m[1] for s in a.source if (m := _WHOSE_SOURCE.match(one_line(s.text))) is not None]
        return next(
            (
                name
                for words in (*whom, *by_way_of(self.record.document.text, a), *ways(self.record.document.text, a))
                if (name := self.whole_name(words)) is not None
            ),
            None,
        )

    def is_newsroom(self, name: str) -> bool:
        """Whether a name is of an outlet, or takes one up: "the same agency"."""
        return self.whole_name(name) is not None or THE_AGENCY.fullmatch(f"the {name_key(name)}") is not None

    def whole_name(self, words: str) -> str | None:
        """The whole name of an outlet that words name; None where they name none that is known to be one."""
        if (agency := self.agency(words)) is not None:
            return agency
        name = outlet_name(words)
        if short_for(name, self.outlet):
            return self.outlet
        cited = [n for n in self._cited if name_key(n) == name_key(name) or (_initials(n) == name)]
        surely = is_outlet(words) or is_outlet(name) or is_called_agency(words)
        return cited[0] if cited else name if surely else None

    def agency(self, words: str) -> str | None:
        """The outlet that words take up without its name: "the agency", "the news service"; None where they name it."""
        return self._cited[0] if self._cited and THE_AGENCY.fullmatch(words) else None

    @cached_property
    def _cited(self) -> tuple[str, ...]:
        """The outlets that are cited in the report, agencies first. What a report goes on to call "the agency" is the
        one it has cited first: who reports something there, and has a name and no other."""
        known, reporting = [], []
        for a in self.record.attributions:
            words = _REPORT_BY.sub("", source_words(a))
            if not words or THE_AGENCY.fullmatch(words) or (_CAPITALS.fullmatch(words) and not is_agency(words)):
                continue
            if is_outlet(words) or is_outlet(outlet_name(words)) or is_called_agency(words):
                known.append(words)
            elif (
                a.speaker_kind != "unnamed" and _REPORTS.search(" ".join(s.text for s in a.cue)) and words[0].isupper()
            ):
                reporting.append(words)
        told = [one_line(p.span.text) for a in self.record.attributions for p in a.addressees]
        told += [m[1] for a in self.record.attributions for s in a.source if (m := QUOTED_BY.search(one_line(s.text)))]
        known += [w for w in told if (is_agency(w) or is_called_agency(w)) and not THE_AGENCY.fullmatch(w)]
        agencies = [n for n in known if is_agency(n) or is_agency(outlet_name(n)) or is_called_agency(n)]
        calls = any(THE_AGENCY.fullmatch(p.span.text) for a in self.record.attributions for p in a.addressees)
        calls = calls or any(THE_AGENCY.fullmatch(s.text) for a in self.record.attributions for s in a.source)
        names = dict.fromkeys((*agencies, *(reporting[:1] if calls and not agencies else ()), *known))
        cited = dict.fromkeys(map(outlet_name, names))
        return tuple(name for name in cited if not short_for(name, self.outlet) or name == self.outlet)


def source_words(a: Attribution) -> str:
    """The words for whoever speaks in an attribution."""
    return one_line(" ".join(s.text for s in a.source))


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[:1].isupper())
