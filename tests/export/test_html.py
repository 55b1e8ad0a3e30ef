"""The page: whole, well-formed, self-contained, and deaf to whatever a hostile report says."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from onrecord.export.html import page
from onrecord.export.marks import marks, segments
from tests.factory import Factory, harbour

VOID = {"meta", "line", "rect", "br", "link", "img"}


class Page(HTMLParser):
    """Elements with their attributes; every tag must close the one that is open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute twice on {tag}"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.elements if a.get("id")]


def test_well_formed_and_every_id_once():
    for reports in ([], [harbour()], [harbour(), harbour(source="other.txt")]):
        ids = Page(page(reports)).ids()
        assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere():
    made = Page(page([harbour(), harbour(source="other.txt")]))
    links = {a["href"][1:] for _, a in made.elements if (a.get("href") or "").startswith("#")}
    assert links - set(made.ids()) == set()


def test_every_span_of_every_record_is_marked_and_has_its_card():
    record = harbour()
    made = Page(page([record]))
    marked = {t for _, a in made.elements for t in (a.get("data-r") or "").split()}
    assert {f"{m.record}.{m.role}" for m in marks(record)} == marked
    assert {m.record for m in marks(record)} <= set(made.ids())


def test_segments_join_to_the_text_under_any_overlap():
    record = harbour()
    text = record.document.text
    found = list(segments(text, 0, len(text), marks(record)))
    assert "".join(s.text for s in found) == text
    at = 0
    for s in found:
        expected = {m for m in marks(record) if m.start < at + len(s.text) and m.end > at}
        assert set(s.marks) == expected
        at += len(s.text)


def test_nothing_is_loaded_from_anywhere():
    text = page([harbour(url="https://example.org/a"), harbour(source="https://example.org/b")])
    for _, attributes in Page(text).elements:
        assert not {"src", "srcset", "action", "background", "style"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
    style = re.search(r"<style>(.*?)</style>", text, re.S)[1]
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_our_style_and_script_alone():
    text = page([harbour()])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


PAYLOADS = [
    f"{opening}{body}{closing}"
    for opening, closing in (
        ("", ""),
        ('">', ""),
        ("'>", ""),
        ("</script>", ""),
        ("</title></style>", ""),
        ("-->", "<!--"),
    )
    for body in (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src=javascript:alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<style>@import '//evil.example'</style>",
        "<link rel=stylesheet href=//evil.example>",
        "<details open ontoggle=alert(1)>",
        "{{ 7*191 }}{% include 'x' %}<x-evil>",
    )
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_strings_stay_words(payload):
    made = Factory(
        f"Title {payload}\n\nAda {payload} said rain {payload} fell.",
        title=payload,
        outlet=payload,
        authors=(payload,),
        url=payload,
        source=payload,
        published=payload,
    )
    ada = made.entity(f"Ada {payload}", country=payload, sector=payload, title=payload)
    day = made.time(made.span(payload, 1), payload)
    a1 = made.attribution("said", source=f"Ada {payload}", content=f"rain {payload} fell", speaker=ada, time=day)
    made.event("fell", mode=payload, actors=((ada, f"Ada {payload}"),), place=payload, according_to=(a1,), time=day)
    made.relation("holds_office", ada, payload, value=payload)
    made.quantity(3, payload, of=payload)
    made.notice(payload, payload, (payload,))
    text = page([made.record()])
    assert payload not in text
    plain = {tag for tag, _ in Page(page([harbour()])).elements} | {"time"}
    found = Page(text)
    assert {tag for tag, _ in found.elements} <= plain
    assert not any(name.startswith("on") for _, attributes in found.elements for name in attributes)
    assert sum(tag == "script" for tag, _ in found.elements) == 1
    assert payload in "".join(found.words)


def test_characters_that_turn_the_page_are_spelled_out():
    made = Factory("Head\n\nAda said \u202egnp.exe\u2066 and \x00\x1b[2J went.")
    made.entity("Ada")
    text = page([made.record()])
    assert not set("\u202e\u2066\x00\x1b") & set(text)
    assert "⟨U+202E⟩" in text
