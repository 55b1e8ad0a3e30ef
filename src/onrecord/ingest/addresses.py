"""Which addresses are fetched from: public ones, and the networks that the user allows by name.

A page, a feed or a redirect may name any address, also that of a router, of a database on this machine or of a
cloud's credentials. Names are judged by the addresses they resolve to, and the connection is then made to the
address that was judged (`ingest.fetch`): what a name resolves to a moment later does not matter.

The networks are those of IANA's registries of special-purpose addresses (RFC 6890 and its updates).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpx2

from onrecord.errors import Refused, UsageError

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

_V4 = tuple(
    (IPv4Network(network), words)
    for network, words in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's own network"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's own service"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for examples"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for examples"),
        ("203.0.113.0/24", "for examples"),
        ("224.0.0.0/4", "for multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_V6 = tuple(
    (IPv6Network(network), words)
    for network, words in (
        ("::1/128", "this machine"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private network"),
        ("ff00::/8", "for multicast"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "for examples"),
        ("2002::/16", "an IPv4 address in disguise"),
        ("3fff::/20", "for examples"),
    )
)
_UNICAST = IPv6Network("2000::/3")
# IPv6 addresses that stand for the IPv4 address in their last 32 bits, or lead to it through a gateway.
_MAPPED, _GATEWAY = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)
# Web servers answer on these; what answers on others (mail, databases, control panels) is not the web.
PORTS = (80, 443, 8080, 8443)
_PORTS_END = 1 << 16
_NUMBER = re.compile(r"\d+|0[xX][0-9a-fA-F]*")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*")


def networks(text: str) -> tuple[Network, ...]:
    """Networks as a user lists them: "10.2.0.0/16, fd00:12::/32".

    Raises:
        UsageError: one of them is no network.
    """
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as err:
        raise UsageError(f"not a network: {text!r}; give them as 10.2.0.0/16,fd00:12::/32", cause=err) from err


def why_refused(address: Address, allowed: Sequence[Network] = ()) -> str | None:
    """Why nothing is fetched from an address; None where something may be."""
    if isinstance(address, IPv6Address):
        address = _plain(address)
    if any(address in network for network in allowed):
        return None
    if address in _GATEWAY:
        return why_refused(IPv4Address(int(address) & 0xFFFFFFFF))
    table = _V4 if isinstance(address, IPv4Address) else _V6
    for network, words in table:
        if address in network:
            return words
    if isinstance(address, IPv6Address) and (address not in _UNICAST or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP):
        return "no public address"
    return None if address.is_global else "no public address"


def _plain(address: IPv6Address) -> Address:
    """The IPv4 address that an IPv6 one stands for, or itself without its zone."""
    bare = IPv6Address(int(address))
    return IPv4Address(int(bare) & 0xFFFFFFFF) if bare in _MAPPED else bare


def checked(url: str) -> httpx2.URL:
    """A URL that may be looked up: of the web, with a host that is nothing but a host.

    Raises:
        Refused: it is anything else; the message says what.
    """
    try:
        found = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError, TypeError) as err:
        raise Refused("not a URL", document=url, step="fetch", cause=err) from None
    why = _why_not(url, found)
    if why is not None:
        raise Refused(f"not fetched: {why}", document=url, step="fetch")
    return found.copy_with(fragment=None)


def _why_not(text: str, url: httpx2.URL) -> str | None:
    host = url.raw_host.decode("ascii", "replace")
    if url.scheme not in ("http", "https"):
        return "only http:// and https:// are"
    if url.userinfo or "\\" in text or "@" in text.split("://", 1)[-1].split("/", 1)[0]:
        return "a URL with a user name"
    if url.port is not None and not 0 < url.port < _PORTS_END:
        return "a malformed port"
    if ":" in host:
        try:
            return "an address with a zone" if IPv6Address(host).scope_id else None
        except ValueError:
            return "a malformed address"
    if not _HOST.fullmatch(host) or len(host) > 253:
        return "a malformed host"  # with a dot at the end, percent signs, ...
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            IPv4Address(host)
        except ValueError:
            return "an address in an unusual notation"
    return None


def port_of(url: httpx2.URL) -> int:
    """The port that a URL leads to."""
    return url.port if url.port is not None else (443 if url.scheme == "https" else 80)


def chosen(host: str, port: int, found: Sequence[str], allowed: Sequence[Network] = ()) -> list[Address]:
    """The addresses that a name resolved to, all of them judged.

    Raises:
        Refused: one of them, or the port, is not fetched from. One is enough: a name that leads both outside and
            inside is a trap.
    """
    addresses = [ip_address(address) for address in dict.fromkeys(found)]
    for address in addresses:
        why = why_refused(address, allowed)
        if why is not None:
            raise Refused(f"not fetched: {host} is {address}, {why}" if host != str(address)
                          else f"not fetched: {address} is {why}", step="fetch")  # fmt: skip
    inside = all(any(_bare(address) in network for network in allowed) for address in addresses)
    if port not in PORTS and not inside:
        raise Refused(f"not fetched: port {port} is not the web's", step="fetch")
    return addresses


def _bare(address: Address) -> Address:
    return _plain(address) if isinstance(address, IPv6Address) else address
