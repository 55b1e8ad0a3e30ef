"""Pages: what of them is kept, and that hostile ones cost no more than the limits."""

import pytest

from onrecord.errors import NoArticle, OutOfTime, TooDeep
from onrecord.ingest import Limits, Raw, ingest
from onrecord.ingest.html import nesting
from tests.effort import no_hang

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Harbour strike halts ferries | Coastal Courier</title>
<meta property="og:site_name" content="Coastal Courier">
<meta property="og:title" content="Harbour strike halts ferries">
<meta name="author" content="Rania Haddad and Tom Ellery">
<meta property="article:published_time" content="2024-07-21T09:30:00+02:00">
<link rel="canonical" href="https://courier.example.org/harbour-strike"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav><article>
<h1>Harbour strike halts ferries</h1>
<p>LARSHOLM, July 21 (Newsdesk) — Dock workers in the port of Larsholm walked out on Saturday, halting every ferry
to the islands, the harbour authority said.</p>
<h2>Second strike this year?</h2>
<p>“We will not go back until the <b>company</b> talks to us,” union leader Per Aaland told reporters, adding that the
strike might last a week or longer if nobody listened.</p>
<p>The company, Norline, said it regretted the walkout and that it had offered a rise of 4 percent, which the union
rejected on Friday.</p></article><footer>© 2024 Coastal Courier. All rights reserved.</footer></body></html>"""


def page(html, limits=None, **more):
    return ingest(Raw(data=html.encode(), source="page.html", **more), limits or Limits())


def test_page():
    document = page(PAGE)
    blocks = [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
    assert [kind for kind, _ in blocks] == "title dateline paragraph heading paragraph paragraph".split()
    assert blocks[3][1] == "Second strike this year?"
    assert blocks[4][1].startswith("“We will not go back until the company talks to us,” union leader")
    assert (document.title, document.title_from) == ("Harbour strike halts ferries", "metadata")
    assert (document.authors, document.authors_from) == (("Rania Haddad", "Tom Ellery"), "metadata")
    assert (document.outlet, document.outlet_from) == ("Coastal Courier", "metadata")
    assert (document.published, document.published_from) == ("2024-07-21", "metadata")
    assert document.url == "https://courier.example.org/harbour-strike"
    assert document.extractor.name == "trafilatura"


def test_what_is_given_wins():
    document = page(
        PAGE, published="2024-07-20", outlet="Northern Wire", title="Ferries halted", url="https://a.example/b"
    )
    assert (document.published, document.published_from) == ("2024-07-20", "given")
    assert (document.outlet, document.outlet_from) == ("Northern Wire", "given")
    assert (document.title, document.title_from) == ("Ferries halted", "given")
    assert document.url == "https://a.example/b"


def test_the_same_page_is_the_same_document():
    assert page(PAGE) == page(PAGE)


def test_control_characters_in_markup():
    assert page(PAGE.replace("walked out", "walked\x00\x0bout")).title == "Harbour strike halts ferries"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><head><title>x</title></head><body><p></p></body></html>",
        # A menu is no article.
        "<html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
    ],
)
def test_no_article(html):
    with pytest.raises(NoArticle) as caught:
        page(html)
    assert str(caught.value) == "page.html: ingest: no article found on the page"


@pytest.mark.parametrize(
    "html",
    [
        "<html>" + "<div>" * 100_000,
        "<html><!-- " + "x" * 90_000 + " -->" + "<span>x" * 100_000,
        "<html>" + "<a '\"" * 100_000,
    ],
    ids=["div", "span", "broken"],
)
def test_deep_nesting_is_refused_before_any_parser_sees_it(html):
    with no_hang(), pytest.raises(TooDeep, match=r"page.html: ingest: markup nested over 2,000 levels"):
        page(html)


def test_a_hanging_parser_is_killed_and_the_next_page_read():
    page(PAGE)  # the process is running
    hostile = "<html><body><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">text</p></body></html>"
    with pytest.raises(OutOfTime, match=r"page.html: ingest: stopped after 0.5 seconds"):
        page(hostile, Limits(parse_seconds=0.5))
    assert page(PAGE).outlet == "Coastal Courier"


@pytest.mark.parametrize(
    ("html", "depth"),
    [
        ("", 0),
        ("<div><div></div><div></div></div>", 2),
        # Void elements, implied ends, comments, scripts and self-closed elements do not nest.
        ("<p>a<p>b<br><br><li>c<li>d<img>", 0),
        ("<!-- <div><div> --><script>'<div><div>'</script><div>", 1),
        ("<svg>" + "<path d='x'/>" * 50 + "</svg>", 1),
        # A closing tag closes what was left open inside; one without an opening tag closes nothing.
        ("<div><b><i></div><div></span>", 3),
        ("<div" * 5, 5),
    ],
)
def test_nesting(html, depth):
    assert nesting(html, stop=1000) == depth


@pytest.mark.parametrize("hostile", ["<script ", "<!--", "<a '\"", "</div ", "<", "<div\x00", "<style>", "<?", "&"])
def test_nesting_is_linear(hostile):
    with no_hang():
        nesting("<html>" + hostile * (2_000_000 // len(hostile)), stop=10**9)
