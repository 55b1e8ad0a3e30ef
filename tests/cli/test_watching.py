"""onrecord watch, and URLs as sources, on the command line."""

from __future__ import annotations

import json
import os
import signal
import threading

import pytest
from click.testing import CliRunner

from onrecord import pipeline
from onrecord.cli import main
from onrecord.ingest import fetch
from onrecord.ledger import adding, open_ledger
from onrecord.records import Reader
from tests.factory import Factory
from tests.ingest.rig import Page, article, web


@pytest.fixture
def site(monkeypatch, tmp_path):
    """Two articles in a feed; the environment allows where they are, and the reader needs no model."""

    def read_document(document, models=None, actors=None):
        made = Factory(document.text)
        made.document = document
        return made.record()

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    monkeypatch.setattr(pipeline, "read_document", read_document)
    monkeypatch.setattr(adding, "default_models", lambda: None)
    monkeypatch.setattr(adding, "reader_of", lambda *_: Reader("onrecord", "0.1.0", {"by-hand": "0" * 64}))
    monkeypatch.setenv(fetch.ALLOW_NETWORKS, "127.0.0.1/32")
    monkeypatch.setattr(fetch, "_SECONDS_BETWEEN", 0.0)
    fetch.default_fetcher.cache_clear()
    with web() as made:
        for n in (1, 2):
            made.pages[f"/{n}"] = Page(article(f"Rain fell on Velmar for {n} days."))
        items = "".join(f"<item><link>{made.url(f'/{n}')}</link></item>" for n in (1, 2))
        made.pages["/rss"] = Page(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
        yield made
    fetch.default_fetcher.cache_clear()


def run(*args: str):
    return CliRunner().invoke(main, args)


def test_watching_once(site):
    done = run("watch", site.url("/rss"), "--once", "--outlet", "Coast News")
    assert done.exit_code == 0
    ids = done.stdout.split()
    assert [i[:2] for i in ids] == ["d_", "d_"]
    assert "2 added. 2 reports in onrecord.db" in done.stderr
    with open_ledger("onrecord.db") as ledger:
        assert ledger.report(ids[0])[1].document.outlet == "Coast News"
    again = run("watch", site.url("/rss"), "--once")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "nothing to add. 2 reports" in again.stderr


def test_what_fails_is_named(site):
    done = run("watch", site.url("/none"), site.url("/rss"), "--once")
    assert done.exit_code == 1
    assert len(done.stdout.split()) == 2
    assert f"onrecord: {site.url('/none')}: fetch: the server answers 404" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_is_stopped_by_a_signal(site, number):
    before = signal.getsignal(number)
    threading.Timer(1.5, os.kill, (os.getpid(), number)).start()
    done = run("watch", site.url("/rss"))
    assert done.exit_code == 0
    assert len(done.stdout.split()) == 2
    assert "stopping after this report" in done.stderr
    assert "2 added. 2 reports" in done.stderr
    assert signal.getsignal(number) is before


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["feed.xml"], "a feed to watch is a URL"),
        (["https://coast.example/rss", "--every", "soon"], "is no time"),
        (["https://coast.example/rss", "--every", "5s"], "not asked more often than once a minute"),
        ([], "Missing argument"),
    ],
)
def test_wrong_use(args, why):
    done = run("watch", *args)
    assert done.exit_code == 2
    assert why in done.stderr


def test_a_page_by_its_url_is_read(site):
    done = run("read", site.url("/1"), "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["document"]["url"] == site.url("/1")


def test_one_object_is_one_report(site):
    done = run("read", site.url("/rss"), "--format", "json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "use jsonl" in done.stderr


def test_everything_can_be_added(site, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Rain falls\n\nIt rained on the town of Velmar.")
    done = run("add", site.url("/1"), site.url("/rss"), site.url("/none"), str(folder))
    assert done.exit_code == 1
    assert "3 added; 1 there already: nothing changed; 1 could not be read" in done.stderr
