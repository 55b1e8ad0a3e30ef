"""What is drawn: lines of days, networks and maps say no more than is known, and are the same every time."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace

import pytest

from onrecord.export.claims import HELD
from onrecord.ledger import Filters
from onrecord.views.found import told
from onrecord.web.lists import claims_of
from onrecord.web.maps import box_of, label, spots_of
from onrecord.web.networks import draw, network
from onrecord.web.outlines import HEIGHT, WIDTH, outlines, project, within
from onrecord.web.strips import LANE, strip_of
from tests.effort import no_hang


@pytest.fixture(scope="module")
def rows(samples_ledger):
    return told(samples_ledger.timeline(limit=None))


def dated(rows, *spells: tuple[str, str], published: str = "2024-03-10"):
    """The first row again and again, on other days."""
    (one, *_) = rows
    report = replace(one.report, published=published)
    return [replace(one, report=report, day=a, last_day=b) for a, b in spells]


def test_a_bar_is_as_wide_as_its_date_is_vague(rows):
    strip = strip_of(
        dated(rows, ("2024-03-01", "2024-03-01"), ("2024-03-02", "2024-03-08"), ("2024-03-01", "2024-03-31"))
    )
    day, month, week = (bar.width for bar in strip.bars)
    assert week == pytest.approx(7 * day, rel=0.02)
    assert month == pytest.approx(31 * day, rel=0.02)


def test_the_day_of_the_report_stands_apart_from_the_days_it_tells_of(rows):
    early, late = dated(rows, ("2024-03-01", "2024-03-01"), ("2024-03-10", "2024-03-10"))
    first, second = strip_of([early, late]).bars
    assert first.published == pytest.approx(second.left + second.width / 2, abs=1)
    assert first.published > first.left + first.width
    assert second.published is None  # on the very day


def test_years_without_anything_are_cut_out_and_the_cut_is_drawn(rows):
    strip = strip_of(dated(rows, ("1994-03-01", "1994-03-01"), ("2024-03-09", "2024-03-09")))
    (cut,) = strip.cuts
    assert cut.label == "30 years"
    old, new = strip.bars
    assert old.left + old.width < cut.at < new.left
    assert old.width > 5
    assert not strip_of(dated(rows, ("2024-03-01", "2024-03-01"), ("2024-03-09", "2024-03-09"))).cuts


def test_nothing_is_drawn_over_anything_else_or_over_the_edge(rows):
    strip = strip_of(rows)
    assert len(strip.bars) == len([r for r in rows if r.day])
    lanes: dict[float, list[tuple[float, float]]] = {}
    for bar in strip.bars:
        assert bar.left >= 0
        assert bar.left + bar.width <= WIDTH
        assert bar.top <= strip.height - LANE
        lanes.setdefault(bar.top, []).append((bar.left, bar.left + bar.width))
    for spans in lanes.values():
        for (_, right), (left, _) in itertools.pairwise(sorted(spans)):
            assert right <= left
    assert strip_of(rows) == strip
    assert strip_of([]) is None
    far = strip_of(dated(rows, ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31")))
    assert len(far.bars) == 2


def test_an_edge_counts_what_its_link_leads_to(samples_ledger):
    found = network(samples_ledger, Filters(), "all", True)
    assert found.edges
    for edge in found.edges:
        behind = samples_ledger.events(Filters(actor=edge.source, recipient=edge.target), limit=None)
        claims = [c for c in claims_of(samples_ledger, behind) if c.event.type]
        # A report may name somebody twice in one event: the event is one all the same.
        assert {c.happening for c in claims} >= edge.happenings
        assert len(edge.happenings) <= edge.claims


def test_what_is_denied_or_threatened_draws_no_line_unless_asked_for(samples_ledger):
    held, whole = (network(samples_ledger, Filters(), level, True) for level in ("alleged", "all"))
    pairs = {(e.source, e.target) for e in held.edges}
    assert pairs < {(e.source, e.target) for e in whole.edges}
    told_as_fact = network(samples_ledger, Filters(), "told", True)
    assert {(e.source, e.target) for e in told_as_fact.edges} < pairs
    assert all(e.firm == e.happenings for e in told_as_fact.edges)


def test_a_network_is_drawn_the_same_every_time_and_names_do_not_cover_each_other(samples_ledger):
    drawn = [draw(network(samples_ledger, Filters(), "all", True), 60) for _ in range(2)]
    (nodes, edges), (again, _) = drawn
    assert [(n.id, n.x, n.y, n.label) for n in nodes] == [(n.id, n.x, n.y, n.label) for n in again]
    boxes = []
    for n in nodes:
        assert 0 <= n.x <= 1000
        assert 0 <= n.y <= 680
        if n.label:
            x, y, anchor = n.label
            wide = 6.4 * min(len(n.name), 28)
            left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
            boxes.append((left, y - 11, left + wide, y + 3))
    for a, b in itertools.combinations(boxes, 2):
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    # Who has to do with each other stands nearer than anybody to anybody.
    at = {n.id: (n.x, n.y) for n in nodes}
    near = [math.dist(at[e.source], at[e.target]) for e in edges]
    all_pairs = [math.dist(a, b) for a, b in itertools.combinations(at.values(), 2)]
    assert sum(near) / len(near) < 0.5 * sum(all_pairs) / len(all_pairs)


def test_a_thousand_actors_are_placed():
    from onrecord.web.layouts import placed

    edges = [(n, (n * 7 + 1) % 1_000, 1.0) for n in range(1_000)]
    with no_hang():
        places = placed(1_000, edges)
    assert len(set(places)) == 1_000
    assert placed(0, []) == []
    assert placed(1, []) == [(0.5, 0.5)]


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [("Niger", 2.11, 13.51), ("Austria", 16.37, 48.21), ("Colombia", -74.08, 4.61), ("Russia", 37.62, 55.75),
     ("Russia", -173.0, 66.5), ("Fiji", 178.0, -17.8), ("New Zealand", 174.78, -41.29), ("Canada", -75.7, 45.42)],
)  # fmt: skip
def test_towns_lie_in_their_countries(name, lon, lat):
    x, y = project(lon, lat)
    box = (x - 30, y - 15, 60.0, 30.0)
    found = [o.name for o in within(box) if inside(o, x, y)]
    assert name in found


def inside(outline, x: float, y: float) -> bool:
    """Whether a point lies in a country: a ray to the right crosses its rings an odd number of times."""
    crossed = False
    for ring in outline.rings:
        points = [tuple(map(float, p.split(" "))) for p in ring.path[1:-1].split("L")]
        for (ax, ay), (bx, by) in itertools.pairwise([*points, points[0]]):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                crossed = not crossed
    return crossed


def test_no_coast_runs_across_the_whole_map():
    for outline in outlines("110m"):
        for ring in outline.rings:
            points = [tuple(map(float, p.split(" "))) for p in ring.path[1:-1].split("L")]
            for a, b in itertools.pairwise(points):
                assert abs(a[0] - b[0]) < WIDTH / 3 or min(a[1], b[1]) > HEIGHT * 0.97, outline.name
    assert len(outlines("50m")) > 200


def test_a_place_is_drawn_as_vaguely_as_it_is_known(room, samples_ledger):
    events = samples_ledger.events(limit=None)
    claims = list(claims_of(samples_ledger, events))
    spots = spots_of(claims)
    located = [c for c in claims if c.event.location and c.event.location.lat is not None]
    assert sum(len(s.claims) for s in spots) == len(located)
    left, top, width, height = box_of(spots)
    assert all(left <= s.x <= left + width and top <= s.y <= top + height for s in spots)
    page = room.get("/map?limit=500").text
    radius = {}
    for kind, r in re.findall(r'class="spot p-(\w+)[^"]*">.*?<circle [^>]* r="([\d.]+)"', page, re.DOTALL):
        radius.setdefault(kind, []).append(float(r))
    assert max(radius["town"]) < min(radius["country"])
    for spot in spots:
        assert spot.happened == any(c.standing in HELD["alleged"] for c in spot.claims)
        assert 1 <= spot.happenings <= len(spot.claims)


def test_names_on_the_map_cover_neither_each_other_nor_the_edge(samples_ledger):
    spots = spots_of(list(claims_of(samples_ledger, samples_ledger.events(limit=None))))
    box = box_of(spots)
    label(spots, box)
    scale, boxes = box[2] / 900, []
    for s in spots:
        if s.label:
            x, y, anchor = s.label
            wide = 7.0 * min(len(s.name), 24) * scale
            left = x if anchor == "start" else x - wide
            boxes.append((left, y - 11 * scale, left + wide, y + 1.9 * scale))
            assert box[0] <= left
            assert left + wide <= box[0] + box[2]
    assert len(boxes) > 0.8 * len(spots)
    for a, b in itertools.combinations(boxes, 2):
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_whoever_is_drawn_has_a_line_to_somebody(samples_ledger):
    found = network(samples_ledger, Filters(), "alleged", False)
    assert {n.id for n in found.nodes} == {x for e in found.edges for x in (e.source, e.target)}
