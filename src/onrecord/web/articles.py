"""A report's article, drawn once: it follows from the reading, which never changes, and from what people corrected."""

from __future__ import annotations

import threading
from collections import OrderedDict

from markupsafe import Markup

from onrecord.export import html
from onrecord.ledger import Report
from onrecord.records import Attribution, Event, Record
from onrecord.web.rendering import environment

_MOST = 200


class Articles:
    """The articles drawn last, by their revisions and by what people say of these."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[object, ...], Markup] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, report: Report, record: Record) -> Markup:
        """The article of a report, as markup."""
        told: tuple[Attribution | Event, ...] = (*record.attributions, *record.events)
        key = (report.revision, *((x.id, x.made_by.rule) for x in told if x.made_by.step == "judgement"))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = draw(record, f"/reports/{report.id}")
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return drawn


def draw(record: Record, home: str = "") -> Markup:
    """A report's article; `home` is the address under which its records have pages of their own."""
    return Markup(environment().get_template("drawn.html.j2").render(r=html.report(record, home=home)))
