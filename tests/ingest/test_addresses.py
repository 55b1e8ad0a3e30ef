"""Which addresses and URLs are fetched from."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from onrecord.errors import Refused, UsageError
from onrecord.ingest.addresses import checked, chosen, networks, why_refused

INSIDE = """
    0.0.0.0 0.255.255.255 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254
    168.63.129.16 169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1
    192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1
    255.255.255.255
    :: ::1 ::7f00:1 ::10.0.0.1 fc00::1 fd00:ec2::254 fdff::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 ff0e::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe
    64:ff9b:1::a00:1 2001::1 2001:0:7f00:1::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a00:1::1
    2002:5db8:d822:: 3fff::1 5f00::1 100::1 400::1 4000::1 8000::1 2a00:1450:0:0:0:5efe:7f00:1
    2a00:1450::200:5efe:10.0.0.1
""".split()
OUTSIDE = """
    1.1.1.1 9.255.255.255 11.0.0.0 93.184.216.34 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255
    169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
    2606:2800:220:1:248:1893:25c8:1946 2a00:1450:4001:81c::200e 64:ff9b::5db8:d822 ::ffff:93.184.216.34
""".split()


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_not_public_is_refused(address):
    assert why_refused(ip_address(address)) is not None


@pytest.mark.parametrize("address", OUTSIDE)
def test_what_is_public_is_not(address):
    assert why_refused(ip_address(address)) is None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "only http"),
        ("ftp://courier.example/a", "only http"),
        ("gopher://courier.example/a", "only http"),
        ("javascript:alert(1)", "only http"),
        ("data:text/html,hello", "only http"),
        ("//courier.example/a", "only http"),
        ("http:courier.example", "a malformed host"),
        ("http:///a", "a malformed host"),
        ("http://", "a malformed host"),
        ("", "only http"),
        ("http://iva@courier.example/", "user name"),
        ("http://iva:secret@courier.example/", "user name"),
        ("http://courier.example:80@127.0.0.1/", "user name"),
        ("http://@courier.example/", "user name"),
        ("http://courier.example\\@127.0.0.1/", "user name"),
        ("http://127.0.0.1\\.courier.example/", "user name"),
        ("http://courier.example./", "malformed host"),
        ("http://127.0.0.1./", "malformed host"),
        ("http://localhost./", "malformed host"),
        ("http://courier..example/", "malformed host"),
        ("http://-courier.example/", "malformed host"),
        ("http://courier example/", "malformed host"),
        ("http://courier.example%00.rival.example/", "malformed host"),
        ("http://127.0.0.1%2f.courier.example/", "malformed host"),
        ("http://%6c%6f%63%61%6c%68%6f%73%74/", "malformed host"),
        ("http://2130706433/", "unusual notation"),
        ("http://0177.0.0.1/", "not a URL|unusual notation"),
        ("http://127.0.0.01/", "not a URL|unusual notation"),
        ("http://0x7f000001/", "unusual notation"),
        ("http://0x7f.1/", "unusual notation"),
        ("http://127.1/", "unusual notation"),
        ("http://0/", "unusual notation"),
        ("http://1.2.3.4.5/", "unusual notation"),
        ("http://127.0.0.256/", "not a URL|unusual notation"),
        ("http://courier.0x1/", "unusual notation"),
        ("http://[fe80::1%25eth0]/", "malformed|zone"),
        ("http://[::1", "not a URL"),
        ("http://[127.0.0.1]/", "malformed|not a URL"),
        ("http://courier.example:99999999/", "malformed port"),
        ("http://courier.example:-1/", "malformed port"),
        ("http://courier.example:port/", "not a URL"),
        ("http://courier.example/\r\nHost: rival.example", "not a URL"),
        ("http://courier.example\x00/", "not a URL"),
        ("http://１２７．０．０．１/", "not a URL"),
        ("http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "not a URL"),
        ("http://" + "a." * 200 + "example/", "malformed host|not a URL"),
        ("http://" + "a" * 70 + ".example/", "malformed host|not a URL"),
        ("http://courier.example/" + "a" * 70_000, "not a URL"),
    ],
    ids=lambda x: ascii(x)[:40],
)
def test_urls_that_are_not_looked_up(url, why):
    with pytest.raises(Refused, match=why):
        checked(url)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://courier.example/a?b=c#d", "courier.example"),
        ("HTTPS://COURIER.example/", "courier.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://courier_news.example/a/@iva", "courier_news.example"),
        ("http://93.184.216.34/", "93.184.216.34"),
        ("http://[2606:2800:220::1]:8080/", "2606:2800:220::1"),
    ],
)
def test_urls_of_the_web(url, host):
    found = checked(url)
    assert found.raw_host.decode() == host
    assert not found.fragment


def test_full_width_dots_are_dots():
    found = checked("http://127。0。0。1/")
    with pytest.raises(Refused, match="this machine"):
        chosen(found.raw_host.decode(), 80, [found.raw_host.decode()])


@pytest.mark.parametrize("port", [22, 25, 3306, 5432, 6379, 9200, 11211])
def test_other_services_than_the_webs(port):
    with pytest.raises(Refused, match="port"):
        chosen("courier.example", port, ["93.184.216.34"])
    assert chosen("wiki", port, ["10.2.0.1"], networks("10.2.0.0/16")) == [ip_address("10.2.0.1")]


def test_one_address_inside_is_enough():
    with pytest.raises(Refused, match=r"courier\.example is 10\.0\.0\.1, a private network"):
        chosen("courier.example", 443, ["93.184.216.34", "10.0.0.1"])


def test_what_a_user_allows():
    allowed = networks("10.2.0.0/16, fd00:12::/32,")
    assert why_refused(ip_address("10.2.3.4"), allowed) is None
    assert why_refused(ip_address("::ffff:10.2.3.4"), allowed) is None
    assert why_refused(ip_address("fd00:12::1"), allowed) is None
    assert why_refused(ip_address("10.3.0.1"), allowed) == "a private network"
    assert networks("") == ()


@pytest.mark.parametrize("text", ["10.2.0.1/16", "intranet", "10.0.0.0/33"])
def test_what_is_no_network(text):
    with pytest.raises(UsageError, match="not a network"):
        networks(text)
