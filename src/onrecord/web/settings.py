"""How a reading room is served: where, to whom, and how much at once."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.errors import UsageError

Role = Literal["read", "judge", "admin"]
ROLES: tuple[Role, ...] = ("read", "judge", "admin")
"""What somebody may do, each more than the one before: look; judge; add reports and have addresses fetched."""

_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")
_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Settings:
    """How a reading room is served.

    Attributes:
        host: the address to listen on; anything but this machine's own asks for a token.
        port: the port to listen on.
        keys: SHA-256 of a token -> what whoever shows it may do. Without any, everybody who reaches the address may do
            everything, so that it has to be this machine's.
        names: the names that the room is reached by, besides the host's; a request for any other name is refused.
        rows: rows on a page, unless asked otherwise.
        most_rows: the most rows of one answer.
        seconds: after so long a question to the store is given up.
        body: the most bytes of a request.
        threads: questions answered at once.
        secret: what sessions and forms are signed with; lives as long as the process.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    keys: Mapping[str, Role] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    rows: int = 50
    most_rows: int = 500
    seconds: float = 10.0
    body: int = 2_000_000
    threads: int = 2
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        if not self.keys and not self.local:
            raise UsageError(f"{self.host} can be reached by others: that needs a token (--tokens FILE)", step="serve")

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False

    @property
    def known_as(self) -> frozenset[str]:
        """The names that a request may ask for, without a port."""
        own = (self.host.lower(), *_LOCAL_NAMES) if self.local else (self.host.lower(),)
        return frozenset((*own, *(name.lower() for name in self.names)))

    def role_of(self, token: str) -> Role | None:
        """What whoever shows this token may do; None where nobody gave it out."""
        shown = digest(token)
        found = [role for kept, role in self.keys.items() if hmac.compare_digest(kept, shown)]
        return found[0] if found else None


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def read_keys(text: str) -> dict[str, Role]:
    """The tokens of a file: a line each, the role and the token, or ``sha256:`` and the SHA-256 of one.

    Raises:
        UsageError: a line that is not of that form, a token that could be guessed.
    """
    keys: dict[str, Role] = {}
    for n, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if len(words) != 2 or words[0] not in ROLES:
            raise UsageError(f"line {n} of the tokens is not a role ({', '.join(ROLES)}) and a token", step="serve")
        role = next(role for role in ROLES if role == words[0])
        token = words[1]
        if len(token.removeprefix("sha256:")) < _SHORTEST_TOKEN:
            raise UsageError(f"the token in line {n} is shorter than {_SHORTEST_TOKEN} characters", step="serve")
        keys[token.removeprefix("sha256:").lower() if token.startswith("sha256:") else digest(token)] = role
    return keys
