"""What the reading room costs its visitors: many clients at once, on a ledger of one's own.

    python benchmarks/reading_room.py --ledger PATH [--clients 20] [--seconds 300] [--pause 1] [--processes N] [--read]

Each client asks, by chance, for a search, a report, an actor, an incident, a list or the first page, as JSON or as the
page, and looks at it for so many seconds on average. What is told: how often each was asked, the median and the 95th
percentile in milliseconds by the clock, answers that were no answers, and the most memory that the server's processes
took, added up (what they share is counted for each).
`--read` has an invented text of 800 words read and highlighted ten times instead, once the reader is loaded.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

from onrecord.ledger import open_ledger

PARAGRAPH = (
    "The dockers' union of Port {n} said on Monday that police had beaten two of its members near the gate. The "
    "interior minister, Ana Berg, denied it and told reporters that officers had fired only after stones were thrown. "
)
WORDS = (
    "police",
    "said",
    "ministry",
    '"said on Monday"',
    "killed AND border",
    "talks NOT rain",
    "attack*",
    "speaker:ministry",
)


def questions(ledger: str) -> dict[str, Callable[[random.Random], str]]:
    """What a client may ask, by its kind."""
    with open_ledger(ledger, create=False) as opened:
        reports = [r.id for r in opened.latest(limit=2_000)]
        actors = [a.id for a in opened.actors(limit=500)]
        incidents = [i.id for i in opened.incidents(limit=500)]
    asked: dict[str, Callable[[random.Random], str]] = {
        "search": lambda c: f"/search?q={quote(c.choice(WORDS))}",
        "report": lambda c: f"/reports/{c.choice(reports)}",
        "actor": lambda c: f"/actors/{c.choice(actors)}",
        "incident": lambda c: f"/incidents/{c.choice(incidents)}",
        "list": lambda c: c.choice(("/events", "/statements", "/incidents", "/actors", "/disputes", "/timeline")),
        "json": lambda c: c.choice(("/events.json", "/statements.json", "/incidents.json?limit=20")),
        "first page": lambda _: "/",
    }
    return asked if incidents else {kind: ask for kind, ask in asked.items() if kind != "incident"}


def client(port: int, pause: float, asked: dict[str, Callable[[random.Random], str]], seed: int, until: float,
           took: dict[str, list[float]], failed: list[str]) -> None:  # fmt: skip
    """One visitor."""
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < until:
        time.sleep(chance.uniform(0, 2 * pause))
        kind = chance.choice(list(asked))
        path = asked[kind](chance)
        began = time.perf_counter()
        try:
            connection.request("GET", path, headers={"Accept": "text/html"})
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as err:
            failed.append(f"{path}: {err!r}")
            connection.close()
            continue
        took[kind].append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            failed.append(f"{path}: {answer.status}")


def reading(port: int) -> None:
    """Have a text of 800 words read and shown, as whoever pastes it would; how long it took is told."""
    took = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", "/read", headers={"Accept": "text/html"})
    answer = connection.getresponse()
    cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    proof = re.search(r'name="proof" value="(\w+)"', answer.read().decode())
    assert proof, "the form has no proof"
    for n in range(11):
        told = " ".join(PARAGRAPH.format(n=n * 100 + k) for k in range(800 // len(PARAGRAPH.split()) + 1))
        body = urlencode({"proof": proof[1], "text": told, "published": "2024-03-04"})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Accept": "text/html"}
        began = time.perf_counter()
        connection.request("POST", "/read", body, headers)
        answer = connection.getresponse()
        page = answer.read()
        assert answer.status == 200, page[:200]
        took.append(time.perf_counter() - began)
    median, most = statistics.median(took[1:]), max(took[1:])
    print(f"the first, which loads the reader, {took[0]:.1f} s; then median {median:.2f} s, at most {most:.2f} s")


def memory(process: int) -> float:
    """The most memory that a process and those it began took, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    begun = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    return (int(found[1]) / 1024 if found else 0.0) + sum(memory(int(one)) for one in begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--processes", help="how many answer, as for `onrecord serve`")
    parser.add_argument("--read", action="store_true")
    options = parser.parse_args()
    asked = questions(options.ledger)
    command = [sys.executable, "-m", "onrecord", "serve", "--ledger", options.ledger, "--port", "0"]
    command += ["--processes", options.processes] if options.processes else []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        address = re.search(r":(\d+)/", server.stderr.readline())
        assert address, "the room did not open"
        port = int(address[1])
        if options.read:
            reading(port)
            server.terminate()
            return
        took: dict[str, list[float]] = {kind: [] for kind in asked}
        failed: list[str] = []
        until = time.monotonic() + options.seconds
        visitors = [
            threading.Thread(target=client, args=(port, options.pause, asked, n, until, took, failed))
            for n in range(options.clients)
        ]
        for one in visitors:
            one.start()
        for one in visitors:
            one.join()
        most = memory(server.pid)
        server.terminate()
    for kind, times in took.items():
        if len(times) > 1:
            worst = statistics.quantiles(times, n=20)[18]
            print(
                f"{kind:<12} {len(times):>7} times  median {statistics.median(times):>7.0f} ms  95 % {worst:>7.0f} ms"
            )
    total = sum(map(len, took.values()))
    print(f"{total / options.seconds:.0f} answers a second, {len(failed)} failed, at most {most:.0f} MB")
    for line in failed[:5]:
        print(line)


if __name__ == "__main__":
    main()
