"""GeoJSON by RFC 7946, TimelineJS by its documented fields, iCalendar read by its library."""

from __future__ import annotations

import dataclasses
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest

from onrecord.export import geojson, icalendar, timelinejs
from onrecord.export.claims import Claim
from onrecord.records import Location, Precision
from tests.export.claimed import hostile, membership, of, port, written

PAYLOADS = [
    "<script>alert(1)</script>",
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "a;b,c\\n:d",
    "\x00\x07",
    "\u202ex",
    "\u2028",
    "😀" * 60,
    "javascript:alert(1)",
    '" onload="alert(1)',
]


# GeoJSON


def features(rows: Any) -> list[dict[str, Any]]:
    made = json.loads(written(geojson, rows))
    assert set(made) == {"type", "features"}
    assert made["type"] == "FeatureCollection"
    return list(made["features"])


def placed(precision: Precision, lat: float = 36.5, lon: float = -30.25) -> list[Claim]:
    (first, *_) = of(port())
    where = dataclasses.replace(first.event.location, precision=precision, lat=lat, lon=lon)
    return [dataclasses.replace(first, event=dataclasses.replace(first.event, location=where))]


def test_a_feature_has_what_the_rfc_asks_for_and_longitude_comes_first():
    record = port()
    (feature,) = features(of(record))
    assert set(feature) == {"type", "id", "geometry", "properties"}
    assert feature["type"] == "Feature"
    assert feature["geometry"] == {"type": "Point", "coordinates": [-30.25, 36.5]}
    p = feature["properties"]
    assert (p["place"], p["precision"], p["begin"], p["dated"]) == ("Velmar", "town", "2024-03-03", True)
    assert (p["held"], p["held_words"]) == ("told", "told as fact by the report")
    assert record.document.text[p["start"] : p["stop"]] == "Explosions"


@pytest.mark.parametrize(
    ("precision", "drawn"), [("site", True), ("town", True), ("district", True), ("region", False), ("country", False)]
)
def test_what_is_placed_in_a_country_or_region_alone_is_not_drawn_as_a_point(precision: Precision, drawn: bool) -> None:
    (feature,) = features(placed(precision))
    if drawn:
        assert feature["geometry"]["type"] == "Point"
        assert "middle" not in feature["properties"]
    else:
        assert feature["geometry"] is None
        assert feature["properties"]["middle"] == [-30.25, 36.5]


def test_what_has_no_place_on_the_map_is_no_feature():
    nowhere = [c for c in of(port()) if c.event.id == "v6"]
    assert nowhere[0].event.location == Location(nowhere[0].event.location.span, name="Kessel")
    assert features(nowhere) == []


def test_a_feature_says_in_its_name_that_it_is_denied():
    (claim,) = placed("town")
    (feature,) = features([dataclasses.replace(claim, standing="denied")])
    assert feature["properties"]["name"] == "Denied: Explosions → dock workers"
    assert feature["properties"]["held"] == "denied"


# TimelineJS


def slides(rows: Any) -> list[dict[str, Any]]:
    made = json.loads(written(timelinejs, rows))
    assert set(made) <= {"title", "events", "eras", "scale"}
    assert made["scale"] == "human"
    return list(made["events"])


@pytest.mark.parametrize("payload", ["plain", *PAYLOADS], ids=ascii)
def test_a_slide_has_only_the_fields_that_are_documented(payload: str) -> None:
    for slide in slides(of(hostile(payload))):
        assert set(slide) <= {"unique_id", "group", "start_date", "end_date", "text", "media"}
        assert set(slide["text"]) == {"headline", "text"}
        assert set(slide["start_date"]) <= {"year", "month", "day", "display_date"}
        assert all(isinstance(slide["start_date"][k], int) for k in ("year", "month", "day"))
        assert set(slide.get("media", {})) <= {"url", "caption", "credit"}
        # TimelineJS takes these for HTML; every word of a report must be text there.
        shown = [slide["text"]["headline"], slide["group"], *slide.get("media", {}).values()]
        assert not any("<" in text or '"' in text for text in shown)
        tags = {piece.partition(">")[0] for piece in slide["text"]["text"].split("<")[1:]}
        assert tags == {"blockquote", "/blockquote", "p", "/p"}


def test_a_slide_that_is_not_told_as_fact_says_so_in_all_that_is_read_first():
    made = {slide["unique_id"].rpartition("-")[2]: slide for slide in slides(of(port()))}
    assert made["v3"]["text"]["headline"].startswith("Denied: ")
    assert made["v5"]["text"]["headline"].startswith("Not happened: ")
    assert made["v2"]["text"]["headline"].startswith("Alleged: ")
    assert made["v1"]["text"]["headline"].startswith("Explosions")
    assert made["v4"]["group"] == "told as fact by a source"


def test_a_slide_tells_days_that_are_not_exact():
    made = {slide["unique_id"].rpartition("-")[2]: slide for slide in slides(of(port()))}
    assert made["v1"]["start_date"] == {"year": 2024, "month": 3, "day": 3}
    assert made["v4"]["start_date"]["display_date"] == "reported on Monday 4 March 2024; day not stated"
    assert (made["v6"]["start_date"]["day"], made["v6"]["end_date"]["day"]) == (1, 31)
    assert made["v6"]["start_date"]["display_date"].endswith("(reported)")
    assert slides(of(port(published=None)))[0]["unique_id"].endswith("v1")


@pytest.mark.parametrize(
    ("url", "media"), [("https://example.org/a", True), ("javascript:alert(1)", False), ("file:///etc/passwd", False)]
)
def test_only_a_web_address_is_shown_as_media(url: str, media: bool) -> None:
    assert all(("media" in slide) == media for slide in slides(of(port(url=url))))


# iCalendar


def calendar(rows: Any) -> Any:
    library = pytest.importorskip("icalendar")
    made = written(icalendar, rows)
    lines = made.split("\r\n")
    assert lines.pop() == ""
    assert not any("\n" in line or "\r" in line for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    return library.Calendar.from_ical(made)


def test_an_event_of_a_calendar_says_when_what_where_and_how_it_is_held():
    record = port(url="https://example.org/a")
    read = calendar(of(record))
    assert (str(read["VERSION"]), str(read["CALSCALE"])) == ("2.0", "GREGORIAN")
    assert str(read["PRODID"]).startswith("-//onrecord//")
    made = {str(e["UID"]).partition("/")[2].partition("@")[0]: e for e in read.walk("VEVENT")}
    assert list(made) == ["v1", "v2", "v3", "v4", "v5", "v6", "v7"]
    v1 = made["v1"]
    assert (v1.decoded("DTSTART"), v1.decoded("DTEND")) == (date(2024, 3, 3), date(2024, 3, 4))
    assert str(v1["SUMMARY"]) == "Explosions → dock workers"
    assert (str(v1["LOCATION"]), v1["GEO"].to_ical()) == ("Velmar", "36.5;-30.25")
    assert str(v1["URL"]) == "https://example.org/a"
    assert record.document.text.find(str(v1["DESCRIPTION"]).split("\n")[0].removesuffix(".")) >= 0
    assert {k: str(e["STATUS"]) for k, e in made.items()} == {
        "v1": "CONFIRMED",
        "v2": "TENTATIVE",
        "v3": "CANCELLED",
        "v4": "CONFIRMED",
        "v5": "TENTATIVE",
        "v6": "CONFIRMED",
        "v7": "CONFIRMED",
    }
    # Most calendars show the summary alone.
    assert str(made["v3"]["SUMMARY"]).startswith("Denied: ")
    assert str(made["v5"]["SUMMARY"]).startswith("Not happened: ")
    assert "Day not stated: that of the report." in str(made["v4"]["DESCRIPTION"])
    january = made["v6"]
    assert january.decoded("DTEND") - january.decoded("DTSTART") == timedelta(days=31)


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_words_leave_their_line(payload: str) -> None:
    record = hostile(payload)
    read = calendar(of(record))
    (event,) = read.walk("VEVENT")
    assert len(read.subcomponents) == 1
    names = "UID DTSTAMP DTSTART DTEND SUMMARY STATUS DESCRIPTION CATEGORIES LOCATION GEO TRANSP"
    assert set(event) == set(names.split())
    # What can be seen of the words is all there.
    words = "".join(c for c in payload if c.isalnum() or c in "😀<>;,:()")
    assert words in "".join(c for c in str(event["SUMMARY"]) if c.isalnum() or c in "😀<>;,:()")


def test_coarse_places_have_no_point_and_the_last_day_has_one_after_it_only_if_there_is_one():
    (event,) = calendar(placed("country")).walk("VEVENT")
    assert "GEO" not in event
    (last,) = [dataclasses.replace(c, begin="9999-12-31", end="9999-12-31") for c in placed("town")]
    (event,) = calendar([last]).walk("VEVENT")
    assert "DTEND" not in event


@pytest.mark.parametrize("module", [geojson, timelinejs, icalendar], ids=["geojson", "timelinejs", "icalendar"])
def test_of_nothing_there_is_an_empty_one(module: Any) -> None:
    made = written(module, [])
    if module is icalendar:
        assert calendar([]).subcomponents == []
    else:
        assert json.loads(made).get("features", json.loads(made).get("events")) == []


def test_calendars_end_their_lines_alike_everywhere():
    file = io.StringIO(newline="")
    icalendar.write(of(port()), file)
    assert file.getvalue().count("\n") == file.getvalue().count("\r\n")


def test_an_incident_is_named_by_its_id():
    record = port()
    from onrecord.export.claims import claims

    (feature,) = features(claims(record, None, membership(record, "v1")))
    assert feature["properties"]["incident"] == "i_0000000000000000"
