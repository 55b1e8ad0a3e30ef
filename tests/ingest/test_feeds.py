"""Feeds: what an entry says, and the article that it points to."""

from __future__ import annotations

import json

import pytest

from onrecord.errors import BadMetadata, DocumentError, OutOfTime, ParserDied, Refused, TooLarge, Unreachable
from onrecord.ingest import Raw, feeds, ingest
from onrecord.ingest.feeds import entries, looks_like_feed
from onrecord.ingest.limits import DEFAULT, Limits
from onrecord.ingest.sources import expand
from tests.effort import no_hang
from tests.ingest.rig import Page, article, fetcher, web

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Coast News</title><link>https://coast.example/</link>%s</channel></rss>"""
ATOM = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast News</title>%s</feed>'


def rss(*items: str) -> bytes:
    return (RSS % "".join(f"<item>{item}</item>" for item in items)).encode()


def atom(*items: str) -> bytes:
    return (ATOM % "".join(f"<entry>{item}</entry>" for item in items)).encode()


def read(data: bytes, url: str | None = "https://coast.example/rss"):
    return entries(data, url, None, DEFAULT)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            rss("<title>Rain falls</title><link>https://coast.example/1</link>"),
            {"title": "Rain falls", "link": "https://coast.example/1"},
        ),
        (rss("<link>/news/1</link>"), {"link": "https://coast.example/news/1"}),
        (
            rss("<guid>https://coast.example/1</guid>"),
            {"link": "https://coast.example/1", "id": "https://coast.example/1"},
        ),
        (rss("<guid>77</guid><title>Rain</title>"), {"link": None, "id": "77"}),
        (
            rss('<guid isPermaLink="false">77</guid><link>https://coast.example/1</link>'),
            {"id": "77", "link": "https://coast.example/1"},
        ),
        (
            atom('<id>/7</id><link href="https://coast.example/1"/>'),
            {"id": "/7", "link": "https://coast.example/1"},
        ),
        # titles are plain text, whatever is in them
        (rss("<title>Bread &amp;amp; &lt;b&gt;rain&lt;/b&gt;</title>"), {"title": "Bread & rain"}),
        (rss("<title>\n  Rain\n  falls </title>"), {"title": "Rain falls"}),
        (rss("<title><![CDATA[“Rain” — 5 < 6]]></title>"), {"title": "“Rain” — 5 < 6"}),
        # authors
        (rss("<author>desk@coast.example (Lena Marsh)</author>"), {"authors": ("Lena Marsh",)}),
        (rss("<dc:creator>Lena Marsh</dc:creator>"), {"authors": ("Lena Marsh",)}),
        (rss("<author>desk@coast.example</author>"), {"authors": ()}),
        (
            atom("<author><name>Lena Marsh</name></author><author><name>Ivo Brandt</name></author>"),
            {"authors": ("Lena Marsh", "Ivo Brandt")},
        ),
        # dates, in the time zone that they are given in
        (rss("<pubDate>Mon, 04 Mar 2024 23:30:00 -0500</pubDate>"), {"published": "2024-03-04T23:30:00-05:00"}),
        (rss("<pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate>"), {"published": "2024-03-04T10:00:00+00:00"}),
        (rss("<dc:date>2024-03-04</dc:date>"), {"published": "2024-03-04", "updated": None}),
        (rss("<pubDate>last Monday</pubDate>"), {"published": None}),
        (rss("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"), {"published": None}),
        (rss("<pubDate>Mon, 44 Mar 2024 10:00:00 GMT</pubDate>"), {"published": None}),
        (
            atom("<published>2024-03-04T10:00:00.123Z</published><updated>2024-03-05T10:00:00Z</updated>"),
            {
                "published": "2024-03-04T10:00:00+00:00",
                "updated": "2024-03-05T10:00:00+00:00",
                "version": "2024-03-05T10:00:00+00:00",
            },
        ),
        (atom("<updated>2024-03-05T10:00:00Z</updated>"), {"published": None, "updated": "2024-03-05T10:00:00+00:00"}),
        # texts
        (rss("<description>Rain fell.</description>"), {"whole": False}),
        (
            rss("<description>Rain.</description><content:encoded><![CDATA[<p>Rain fell.</p>]]></content:encoded>"),
            {"whole": True, "text": "<p>Rain fell.</p>"},
        ),
        (
            atom('<link href="https://coast.example/1"/><content type="html">&lt;p&gt;Rain.&lt;/p&gt;</content>'),
            {"text": "<p>Rain.</p>"},
        ),
        (atom('<content type="text">Rain &lt; 5\n\nSnow</content>'), {"text": "<p>Rain &lt; 5</p><p>Snow</p>"}),
        # malformed, and read all the same
        (
            b"<rss version='2.0'><channel><item><title>Rain & wind</title><link>https://coast.example/1</link></item>",
            {"title": "Rain & wind"},
        ),
        (rss("<title>Rain</title>").replace(b"<?xml", b"\n <?xml"), {"title": "Rain"}),
        (("\ufeff" + rss("<title>Rain é</title>").decode()).encode(), {"title": "Rain é"}),
        (rss("<title>Rain é</title>").decode().replace("UTF-8", "utf-16").encode("utf-16"), {"title": "Rain é"}),
        (rss("<title>Rain é</title>").decode().replace("UTF-8", "iso-8859-1").encode("latin-1"), {"title": "Rain é"}),
        (
            json.dumps(
                {
                    "version": "https://jsonfeed.org/version/1.1",
                    "title": "Coast",
                    "items": [
                        {
                            "id": "1",
                            "url": "https://coast.example/1",
                            "title": "Rain",
                            "date_published": "2024-03-04T10:00:00Z",
                            "authors": [{"name": "Lena Marsh"}],
                            "content_html": "<p>Rain.</p>",
                        }
                    ],
                }
            ).encode(),
            {
                "id": "1",
                "link": "https://coast.example/1",
                "title": "Rain",
                "published": "2024-03-04T10:00:00+00:00",
                "authors": ("Lena Marsh",),
                "text": "<p>Rain.</p>",
                "whole": True,
            },
        ),
    ],
    ids=lambda x: ascii(x)[:60] if isinstance(x, bytes) else None,
)
def test_what_an_entry_says(data, expected):
    (entry,) = read(data)
    assert {name: getattr(entry, name) for name in expected} == expected


def test_entries_are_told_apart():
    data = rss(
        "<title>A</title>",
        "<title>B</title>",
        "<guid>x</guid>",
        "<guid>x</guid><title>C</title>",
        "<guid>" + "long" * 500 + "</guid>",
        "<guid>a\u0301\u202e</guid>",
    )
    found = read(data)
    assert len(found) == 5
    assert len({e.id for e in found}) == 5
    assert all(len(e.id) <= 500 and e.id.isprintable() for e in found)
    assert [e.id for e in read(data)] == [e.id for e in found]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<html><body>hello</body></html>",
        b"<root/>",
        b"\x00\x01",
        b"{}",
        b'{"version": "1"}',
        b"<rss",
        b"%PDF-1.4",
    ],
    ids=ascii,
)
def test_what_is_no_feed(data):
    with pytest.raises(BadMetadata, match="no feed: neither RSS nor Atom nor JSON Feed"):
        read(data)


@pytest.mark.parametrize(
    ("data", "media_type", "expected"),
    [
        (rss(""), None, True),
        (atom(""), "application/octet-stream", True),
        (b"", "application/rss+xml; charset=utf-8", True),
        (b"<!-- a --><!-- b -->\n<?x y?><rdf:RDF>", None, True),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", None, True),
        (rss("").decode().encode("utf-16"), None, True),
        (b'{"version": "https://jsonfeed.org/version/1"}', "application/json", True),
        (b"<html><pre><rss></pre></html>", "text/html", False),
        (b"<!---->" * 100_000 + b"x", None, False),
        (b"<?" * 100_000, None, False),
        (b"The <rss> element", None, False),
    ],
    ids=lambda x: ascii(x)[:40],
)
def test_feeds_are_known_by_how_they_open(data, media_type, expected):
    with no_hang():
        assert looks_like_feed(data, media_type) is expected


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + ']><rss version="2.0"><channel><item><title>&a11;</title><link>https://coast.example/1</link></item></channel></rss>'
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{}">%e;]>'
    '<rss version="2.0"><channel><item><title>&x;</title><description>&x;</description></item></channel></rss>'
)


def test_entities_are_not_expanded():
    (entry,) = read(BILLION.encode())
    assert len(entry.title or "") < 100


def test_nothing_outside_the_feed_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the harbour master's password")
    with web() as site:
        site.pages["/x"] = Page(b"the harbour master's password")
        for target in (secret.as_uri(), site.url("/x"), str(secret)):
            found = read(XXE.format(target).encode())
            assert not any("password" in f"{e.title} {e.text}" for e in found)
        assert site.asked == []


def test_a_path_or_url_as_a_feed_is_not_opened(tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss("<title>Rain</title>"))
    with web() as site:
        for text in (str(tmp_path / "feed.xml"), site.url("/feed")):
            with pytest.raises(BadMetadata):
                read(text.encode())
        assert site.asked == []


def test_a_feed_that_takes_too_long_is_stopped():
    with pytest.raises((OutOfTime, ParserDied, BadMetadata)):
        entries(b"<rss version='2.0'>" + b"<channel><item>" * 400_000, None, None, Limits(parse_seconds=0.5))
    assert len(read(rss("<title>Rain</title>"))) == 1


def test_feeds_over_the_limit_are_not_parsed():
    with pytest.raises(TooLarge):
        entries(rss("<title>Rain</title>"), None, None, Limits(max_bytes=50))


# The articles


@pytest.fixture
def site():
    with web() as made:
        made.pages["/1"] = Page(article(), headers={"Content-Type": "text/html; charset=utf-8"})
        made.pages["/moved"] = Page(status=301, headers={"Location": "/1"})
        made.pages["/film"] = Page(b"film", headers={"Content-Type": "video/mp4"})
        made.pages["/busy"] = Page(status=503)
        yield made


def feed_of(site, *items: str) -> bytes:
    return rss(*(item.replace("HERE", site.url("")) for item in items))


def serve(site, *items: str) -> str:
    site.pages["/rss"] = Page(feed_of(site, *items), headers={"Content-Type": "application/rss+xml"})
    return site.url("/rss")


def test_a_feed_by_its_url_is_its_articles(site):
    url = serve(
        site,
        "<title>Storm</title><link>HERE/moved</link><pubDate>Mon, 04 Mar 2024 23:30:00 -0500</pubDate>"
        "<author>Lena Marsh</author>",
        "<title>Quiet</title><description>&lt;p&gt;Harbours of Velmar stayed calm on Tuesday.&lt;/p&gt;</description>",
    )
    about = Raw(data=b"", source="", outlet="Coast News", published="2020-01-01")
    first, second = expand(url, about=about, fetcher=fetcher())
    document = ingest(first)
    assert (document.source, document.url) == (site.url("/moved"), site.url("/1"))
    assert (document.title, document.title_from, document.outlet) == ("Storm", "given", "Coast News")
    assert (document.published, document.authors) == ("2024-03-04T23:30:00-05:00", ("Lena Marsh",))
    own = ingest(second)
    assert own.text == "Quiet\n\nHarbours of Velmar stayed calm on Tuesday."
    assert (own.source.startswith(url + "#"), own.url, own.published) == (True, None, "2020-01-01")


def test_an_entry_that_fails_is_one_failed_document(site):
    url = serve(
        site,
        "<link>HERE/gone</link>",
        "<link>HERE/film</link>",
        "<link>HERE/busy</link>",
        "<link>http://169.254.169.254/</link>",
        "<link>file:///etc/passwd</link>",
        "<title>Nothing</title>",
        "<link>javascript:alert(1)</link>",
        "<link>HERE/1</link>",
    )
    *failed, last = expand(url, fetcher=fetcher())
    assert isinstance(last, Raw)
    why = [
        "404",
        "not a page: video/mp4",
        "503",
        "a link-local address",
        "only http",
        "neither a link nor a text",
        "only http",
    ]
    for error, words in zip(failed, why, strict=True):
        assert isinstance(error, DocumentError)
        assert words in str(error)
        assert error.document
    assert isinstance(failed[0], Refused)
    assert isinstance(failed[2], Unreachable)


def test_a_feed_from_a_file_is_its_articles(site, tmp_path):
    (tmp_path / "saved.xml").write_bytes(feed_of(site, "<link>HERE/1</link>"))
    (raw,) = expand(tmp_path / "saved.xml", fetcher=fetcher())
    assert raw.data == article()


def test_nothing_is_fetched_for_a_folder(site, tmp_path):
    whole = "<content:encoded>&lt;p&gt;Rain fell on the town of Velmar all day.&lt;/p&gt;</content:encoded>"
    (tmp_path / "a.rss").write_bytes(feed_of(site, f"<link>HERE/1</link>{whole}", "<link>HERE/2</link>"))
    (tmp_path / "b.XML").write_bytes(b"<root/>")
    (tmp_path / "c.atom").write_bytes(atom("<content>Snow fell on the town of Velmar all day.</content>"))
    first, second, third, fourth = expand(tmp_path, fetcher=fetcher())
    assert (first.source, first.url) == (site.url("/1"),) * 2
    assert "nothing is fetched for the files of a folder" in str(second)
    assert str(third).startswith(str(tmp_path / "b.XML"))
    assert b"Snow" in fourth.data
    assert site.asked == []


def test_the_first_thousand_entries_are_taken():
    found = read(rss(*(f"<title>Rain {n}</title><description>Rain.</description>" for n in range(1005))))
    *reports, last = feeds.articles(found, "feed.xml", Raw(data=b"", source=""), DEFAULT, None)
    assert len(reports) == 1000
    assert str(last) == "feed.xml: feed: 5 entries behind the first 1,000 are left out"


def test_a_page_by_its_url(site):
    (raw,) = expand(site.url("/1"), about=Raw(data=b"", source="", published="2024-03-04"), fetcher=fetcher())
    assert (raw.source, raw.url, raw.published) == (site.url("/1"), site.url("/1"), "2024-03-04")
    assert ingest(raw).title == "Harbour closed"
    (error,) = expand(site.url("/film"), fetcher=fetcher())
    assert str(error) == f"{site.url('/film')}: fetch: not a page: video/mp4"
