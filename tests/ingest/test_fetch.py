"""Fetching from a web of our own: where it may lead, what it may cost, how politely it asks."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import threading
import time
from shutil import which

import httpcore2
import pytest

from onrecord.errors import NotText, Refused, TooLarge, Unreachable
from onrecord.ingest.addresses import networks
from onrecord.ingest.fetch import Fetcher
from onrecord.ingest.limits import Limits
from tests.ingest.rig import Page, article, fetcher, web


@pytest.fixture
def site():
    with web() as made:
        made.pages["/a"] = Page(article(), headers={"Content-Type": "text/html; charset=utf-8"})
        yield made


@pytest.fixture
def trap(site):
    """A server where nothing may be fetched from, on the port of the other."""
    with web("127.0.0.2", site.port) as made:
        yield made
        assert made.asked == []


@pytest.fixture
def connected(monkeypatch):
    """The addresses that connections are made to; none of them is."""
    made: list[str] = []

    def connect(_self, host, port, *_):
        made.append(f"{host} {port}")
        raise httpcore2.ConnectError("no network here")

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    return made


LEADING_INSIDE = """
    http://127.0.0.1/ http://127.0.0.2/ http://127.255.255.254/ http://0.0.0.0/ http://10.0.0.1/ http://172.16.0.1/
    http://192.168.1.1/ http://169.254.169.254/latest/meta-data/ http://100.100.100.200/ http://100.64.0.1/
    http://168.63.129.16/ http://192.0.0.192/ http://198.18.0.1/ http://224.0.0.1/ http://255.255.255.255/
    http://240.0.0.1/ http://192.0.2.1/ http://[::1]/ http://[::]/ http://[fe80::1]/ http://[fc00::1]/
    http://[fd00:ec2::254]/ http://[ff02::1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::127.0.0.1]/
    http://[0:0:0:0:0:ffff:a9fe:a9fe]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b::169.254.169.254]/ http://[2002:7f00:1::]/
    http://[2001:0:1::1]/ http://[2001:db8::1]/ http://[fec0::1]/ http://2130706433/ http://017700000001/
    http://0x7f000001/ http://0x7f.0.0.1/ http://0177.0.0.1/ http://127.1/ http://127.0.1/ http://0/ http://127.0.0.1./
    http://localhost/ http://localhost./ http://LOCALHOST/ http://127.0.0.1:22/ https://127.0.0.1/ https://[::1]:8443/
    http://courier.example@127.0.0.1/ http://127.0.0.1@courier.example/ http://courier.example:80\\@127.0.0.1/
    http://127.0.0.1%2523@courier.example/ http://127。0。0。1/ http://１２７.0.0.1/ http://inside.example/
    http://inside6.example/ http://both.example/ http://mapped.example/ http://metadata/ http://courier.example:22/
    http://courier.example:6379/ http://courier.example./ http://zone.example/ file:///etc/passwd ftp://courier.example/
    gopher://courier.example:70/ dict://courier.example/ http+unix://%2Fvar%2Frun%2Fdocker.sock/ //127.0.0.1/
    http:127.0.0.1 http:///127.0.0.1/ javascript:fetch() http://[::1%25lo]/ http://[fe80::1%25eth0]/
""".split()
NAMES = {
    "localhost": ["127.0.0.1"],
    "LOCALHOST": ["127.0.0.1"],
    "inside.example": ["10.0.0.1"],
    "inside6.example": ["fd12::1"],
    "both.example": ["93.184.216.34", "127.0.0.1"],
    "mapped.example": ["::ffff:169.254.169.254"],
    "metadata": ["169.254.169.254"],
    "zone.example": ["fe80::1%eth0"],
    "courier.example": ["93.184.216.34"],
}


def by_name(host: str, port: int) -> list[str]:
    return NAMES.get(host, [host])


@pytest.mark.parametrize("url", LEADING_INSIDE, ids=ascii)
def test_nothing_inside_is_connected_to(url, connected):
    with pytest.raises(Refused) as caught:
        Fetcher(resolve=by_name, wait=lambda _: None).get(url)
    assert connected == []
    assert str(caught.value).startswith(f"{url}: fetch: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", LEADING_INSIDE, ids=ascii)
def test_nor_by_a_redirect(url, site, monkeypatch):
    """The rig's own address is allowed, so the redirect is followed as far as to where it leads."""
    if "127.0.0.1" in url or "::ffff:7f00:1" in url or "localhost" in url.lower() or url == "http://both.example/":
        url = url.replace("127.0.0.1", "127.0.0.2").replace("7f00:1", "7f00:2")
        monkeypatch.setitem(NAMES, "localhost", ["127.0.0.2"])
        monkeypatch.setitem(NAMES, "both.example", ["93.184.216.34", "127.0.0.2"])
    if url in ("//127.0.0.2/", "http:///127.0.0.2/", "http:127.0.0.2"):
        url = "http://127.0.0.2/"  # a redirect may be relative
    real, made = httpcore2.SyncBackend.connect_tcp, []

    def connect(self, host, port, *rest):
        made.append(host)
        assert host == "127.0.0.1"
        return real(self, host, port, *rest)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    site.pages["/r"] = Page(status=302, headers={"Location": url.encode().decode("latin-1")})
    with pytest.raises(Refused):
        fetcher(resolve=by_name).get(site.url("/r"))
    assert set(made) == {"127.0.0.1"}


def test_what_is_allowed_by_name_is_fetched(site, trap):
    assert fetcher().get(site.url("/a")).data == article()
    with pytest.raises(Refused, match=r"127\.0\.0\.2 is this machine"):
        fetcher().get(trap.url("/a"))


def test_a_name_that_changes_its_address_gains_nothing(site, trap):
    """The first answers are innocent, the later ones lead to the trap."""
    answers = iter(["127.0.0.1", "127.0.0.2", "127.0.0.2"])
    with pytest.raises(Refused, match=r"rebound\.example is 127\.0\.0\.2"):
        fetcher(resolve=lambda *_: [next(answers)]).get(f"http://rebound.example:{trap.port}/a")
    assert site.paths() == ["/robots.txt"]


def test_the_connection_is_to_the_address_that_was_judged(connected):
    answers = iter(["93.184.216.34", "127.0.0.2", "127.0.0.2"])
    with pytest.raises(Unreachable):
        Fetcher(resolve=lambda *_: [next(answers)]).get("https://rebound.example/a")
    assert connected == ["93.184.216.34 443"]


def test_proxies_of_the_environment_are_not_used(site, trap, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, trap.url())
    assert fetcher().get(site.url("/a")).data == article()


def test_nothing_is_sent_but_the_request(site, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login iva password secret")
    monkeypatch.setenv("NETRC", str(netrc))
    site.pages["/a"].headers["Set-Cookie"] = "a=b"
    once = fetcher()
    once.get(site.url("/a"))
    once.get(site.url("/a"))
    _, headers = site.asked[-1]
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert headers["user-agent"].startswith("onrecord/")
    assert headers["accept-encoding"] == "gzip, deflate"
    assert headers["host"] == f"127.0.0.1:{site.port}"


# Redirects


def test_redirects_are_followed_to_where_the_page_is(site):
    site.pages["/1"] = Page(status=301, headers={"Location": "/2#top"})
    site.pages["/2"] = Page(status=308, headers={"Location": site.url("/a")})
    found = fetcher().get(site.url("/1"))
    assert (found.url, found.data, found.media_type) == (site.url("/a"), article(), "text/html; charset=utf-8")


def test_six_redirects_are_one_too_many(site):
    for n in range(1, 8):
        site.pages[f"/{n}"] = Page(status=302, headers={"Location": f"/{n + 1}"})
    site.pages["/8"] = Page(article())
    with pytest.raises(Refused, match="over 5 times"):
        fetcher().get(site.url("/1"))
    assert fetcher().get(site.url("/3")).data == article()


# Limits


def test_large_bodies_are_not_read(site):
    limits = Limits(max_bytes=1000)
    site.pages["/stated"] = Page(b"x" * 1001)
    site.pages["/bomb"] = Page(gzip.compress(b"x" * 1001), headers={"Content-Encoding": "gzip"})
    written = []

    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        try:
            for _ in range(100_000):
                handler.wfile.write(b"400\r\n" + b"x" * 1024 + b"\r\n")
                written.append(1024)
        except OSError:
            pass

    site.pages["/endless"] = Page(write=endless)
    for path in ("/stated", "/bomb", "/endless"):
        with pytest.raises(TooLarge, match="over 1,000 bytes"):
            fetcher(limits=limits).get(site.url(path))
    assert sum(written) < 20_000_000  # what the sockets hold


def test_other_encodings_than_were_asked_for(site):
    site.pages["/br"] = Page(b"\x0b\x02\x80", headers={"Content-Encoding": "br"})
    with pytest.raises(NotText, match="'br'"):
        fetcher().get(site.url("/br"))


def test_compressed_pages(site):
    site.pages["/gz"] = Page(gzip.compress(article()), headers={"Content-Encoding": "gzip"})
    assert fetcher().get(site.url("/gz")).data == article()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def dripping(data: bytes):
    def write(handler):
        try:
            for byte in data:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    return write


@pytest.mark.parametrize(
    "write",
    [dripping(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1000), lambda _: time.sleep(5)],
    ids=["headers", "silence"],
)
def test_slow_servers_end_at_the_deadline(site, write):
    site.pages["/slow"] = Page(write=write)
    with pytest.raises(Unreachable, match=r"no answer within 0\.5 seconds"):
        fetcher(limits=Limits(fetch_seconds=0.5)).get(site.url("/slow"))


def test_a_slow_body_ends_at_the_deadline(site):
    def write(handler):
        handler.wfile.write(HEAD + b"Content-Length: 1000\r\n\r\n")
        dripping(b"x" * 1000)(handler)

    site.pages["/slow"] = Page(write=write)
    with pytest.raises(Unreachable, match="no answer within"):
        fetcher(limits=Limits(fetch_seconds=0.5)).get(site.url("/slow"))


def test_a_slow_resolver_ends_at_the_deadline():
    over = threading.Event()

    def resolve(*_):
        over.wait()
        return []

    try:
        with pytest.raises(Unreachable, match="no answer within"):
            Fetcher(resolve=resolve, limits=Limits(fetch_seconds=0.3)).get("http://slow.example/")
    finally:
        over.set()


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00\x01\x02\x03" * 100,
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000,
        b"HTTP/1.1 200 OK\r\n" + b"X" * 300_000,
        HEAD + b"Content-Length: 1000\r\n\r\nshort",
        HEAD + b"Content-Length: -5\r\n\r\nshort",
        HEAD + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\nshort",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nshort",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nshort",
        HEAD + b"Transfer-Encoding: gzip\r\n\r\nshort",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nshort",
    ],
    ids=lambda x: ascii(x[:60] + x[-20:]),
)
def test_broken_answers_are_this_documents_failure(site, sent):
    def write(handler):
        handler.wfile.write(sent)

    site.pages["/broken"] = Page(write=write)
    with pytest.raises((Unreachable, NotText)) as caught:
        fetcher().get(site.url("/broken"))
    assert caught.value.document == site.url("/broken")


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, Refused), (410, Refused), (403, Refused), (401, Refused), (451, Refused), (204, Refused), (206, Refused),
     (300, Refused), (302, Refused), (304, None), (400, Refused), (408, Unreachable), (429, Unreachable),
     (500, Unreachable), (502, Unreachable), (503, Unreachable), (599, Unreachable)],
)  # fmt: skip
def test_statuses(site, status, kind):
    site.pages["/s"] = Page(status=status)
    if kind is None:
        assert fetcher().get(site.url("/s")).data is None
        return
    with pytest.raises(kind, match=f"the server answers {status}"):
        fetcher().get(site.url("/s"))


# Manners


def test_robots_txt_is_obeyed_and_asked_for_once(site):
    site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private\n")
    site.pages["/r"] = Page(status=302, headers={"Location": "/private/b"})
    one = fetcher()
    for path in ("/private/a", "/r"):
        with pytest.raises(Refused, match=r"closed by the host's robots\.txt"):
            one.get(site.url(path))
    assert one.get(site.url("/a")).data == article()
    assert site.paths() == ["/robots.txt", "/r", "/a"]


@pytest.mark.parametrize(
    ("page", "kind", "why"),
    [
        (Page(status=404), None, ""),
        (Page(status=403), None, ""),
        (Page(status=301, headers={"Location": "/rules"}), Refused, "closed"),
        (Page(status=500), Unreachable, r"robots\.txt cannot be had: 500"),
        (Page(status=503), Unreachable, r"robots\.txt cannot be had: 503"),
        (Page(write=lambda _: None), Unreachable, r"robots\.txt cannot be had: no answer"),
        (Page(b"x", headers={"Content-Length": "99999999"}), Refused, r"robots\.txt is over the size limit"),
        (Page(status=302, headers={"Location": "http://169.254.169.254/"}), Refused, "169.254.169.254"),
        (Page(b"\xff\xfe\x00garbage\r\n" * 100), None, ""),
    ],
)
def test_a_host_without_usable_robots_txt(site, page, kind, why):
    site.pages["/robots.txt"], site.pages["/rules"] = page, Page(b"User-agent: *\nDisallow: /\n")
    if kind is None:
        assert fetcher().get(site.url("/a")).data == article()
        return
    with pytest.raises(kind, match=why):
        fetcher().get(site.url("/a"))
    assert "/a" not in site.paths()


def test_one_request_a_second_a_host_and_as_seldom_as_it_asks(site):
    waits = []
    one = fetcher(wait=waits.append, resolve=lambda *_: ["127.0.0.1"])
    for host in ("one.example", "one.example", "two.example"):
        one.get(site.url("/a", host))
    assert [round(w, 1) for w in waits] == [1.0, 1.0, 1.0]  # before each page; nobody waits for another host
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 7\n")
    waits.clear()
    one.get(site.url("/a", "three.example"))
    one.get(site.url("/a", "three.example"))
    assert [round(w, 1) for w in waits] == [1.0, 7.0]


def test_who_asks_to_be_left_alone_is(site):
    site.pages["/busy"] = Page(status=429, headers={"Retry-After": "120"})
    one = fetcher()
    with pytest.raises(Unreachable, match="429"):
        one.get(site.url("/busy"))
    with pytest.raises(Unreachable, match="asked to be left alone for 1"):
        one.get(site.url("/a"))
    assert "/a" not in site.paths()


def test_what_has_not_changed_is_not_sent_again(site):
    site.pages["/a"].headers |= {"ETag": '"v1"', "Last-Modified": "Mon, 04 Mar 2024 10:00:00 GMT"}
    found = fetcher().get(site.url("/a"))
    fetcher().get(site.url("/a"), etag=found.etag, modified=found.modified)
    _, headers = site.asked[-1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"v1"', "Mon, 04 Mar 2024 10:00:00 GMT")


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate for courier.example, by nobody."""
    if which("openssl") is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=courier.example",
         "-addext", "subjectAltName=DNS:courier.example", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


def test_certificates_are_verified_against_the_name(certificate):
    with web() as secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
        secure.server.socket = context.wrap_socket(secure.server.socket, server_side=True)
        secure.pages["/a"] = Page(article())
        trusted = ssl.create_default_context(cafile=certificate / "cert.pem")

        def here(*_):
            return ["127.0.0.1"]

        url = f"https://courier.example:{secure.port}/a"
        assert fetcher(resolve=here, tls=trusted).get(url).data == article()
        with pytest.raises(Unreachable, match=r"(?i)hostname mismatch"):
            fetcher(resolve=here, tls=trusted).get(url.replace("courier", "rival"))
        with pytest.raises(Unreachable, match=r"(?i)certificate verify failed"):
            fetcher(resolve=here).get(url)
        assert secure.paths() == ["/robots.txt", "/a"]


def test_networks_are_allowed_by_the_environment(site, monkeypatch):
    from onrecord.ingest import fetch

    monkeypatch.setenv(fetch.ALLOW_NETWORKS, "127.0.0.1/32")
    fetch.default_fetcher.cache_clear()
    try:
        assert fetch.default_fetcher().get(site.url("/a")).data == article()
    finally:
        fetch.default_fetcher.cache_clear()
    assert networks("127.0.0.1/32") == fetch.addresses.networks("127.0.0.1")
