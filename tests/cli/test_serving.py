"""`onrecord serve` and `onrecord mcp` as they are started: they open, say where, refuse what is not safe, and end."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import open_ledger
from tests.ledger.stored import golden


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("served") / "kept.db"
    with open_ledger(where) as ledger:
        ledger.add(golden()[0])
        ledger.link()
    return where


def onrecord(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "onrecord", *arguments]
    return _Ended(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1)


class _Ended(subprocess.Popen[str]):
    """A process that ends with its test, also where that fails: nobody waits for a room that stays open."""

    def __exit__(self, *told: Any) -> None:
        if told[0] is not None:
            self.kill()
        super().__exit__(*told)


def answered(address: str, **headers: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as err:
        return err.code, err.read()


def test_a_room_opens_says_where_and_is_closed_by_ctrl_c(kept):
    with onrecord("serve", "--ledger", str(kept), "--port", "0") as room:
        found = re.search(r"http://127\.0\.0\.1:\d+/", room.stderr.readline())
        assert found
        status, page = answered(found[0])
        assert status == 200
        assert b"What is on the record" in page
        status, form = answered(f"{found[0]}events.json")
        assert json.loads(form)["events"]
        secret = "a-word-that-nobody-should-log"
        answered(f"{found[0]}search.json?q={secret}")
        room.send_signal(signal.SIGINT)
        out, err = room.communicate(timeout=60)
    assert secret not in out + err
    assert "Traceback" not in err


def children(process: int) -> list[int]:
    """The processes that a process began and that answer; multiprocessing's own helper of it is none of them."""
    begun = [int(p) for p in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()]
    return [p for p in begun if b"spawn_main" in _command(p)]


def _command(process: int) -> bytes:
    """What a process was begun with; nothing for one that has ended meanwhile."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def wait_until(holds: Callable[[], bool]) -> None:
    """However busy the machine is: what never comes is found by the limit on the whole test."""
    while not holds():
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="which processes answer is seen in /proc alone")
def test_each_process_knows_the_sessions_of_the_other_and_all_of_them_end_with_the_first(kept):
    with onrecord("serve", "--ledger", str(kept), "--port", "0", "--processes", "2") as room:
        found = re.search(r"http://127\.0\.0\.1:\d+/", room.stderr.readline())
        assert found
        with urllib.request.urlopen(found[0], timeout=60) as answer:
            cookie = answer.headers["Set-Cookie"].partition(";")[0]
        wait_until(lambda: len(children(room.pid)) == 2)
        for awake, asleep in ((0, 1), (1, 0)):
            both = children(room.pid)
            os.kill(both[asleep], signal.SIGSTOP)
            asked = urllib.request.Request(f"{found[0]}statements", headers={"Cookie": cookie})
            with urllib.request.urlopen(asked, timeout=60) as answer:
                assert answer.headers["Set-Cookie"] is None, f"process {awake} takes the session for nobody's"
            os.kill(both[asleep], signal.SIGCONT)
        both = children(room.pid)
        os.kill(both[0], signal.SIGKILL)
        wait_until(lambda: both[0] not in children(room.pid) and len(children(room.pid)) == 2)
        assert answered(found[0])[0] == 200, "another takes the place of one that is gone"
        left = children(room.pid)
        room.kill()
        wait_until(lambda: not any(_runs(p) for p in left))


def _runs(process: int) -> bool:
    """Whether a process still does anything; one that nobody asked about its end has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_with_tokens_nothing_is_seen_without_one(kept, tmp_path):
    token = "t" * 24
    (tmp_path / "tokens").write_text(f"# who may what\nread {token}\n", encoding="utf-8")
    with onrecord("serve", "--ledger", str(kept), "--port", "0", "--tokens", str(tmp_path / "tokens")) as room:
        found = re.search(r"http://\S+/", room.stderr.readline())
        assert found
        assert answered(f"{found[0]}events.json")[0] == 401
        assert answered(f"{found[0]}events.json", Authorization=f"Bearer {token}")[0] == 200
        room.send_signal(signal.SIGTERM)
        out, err = room.communicate(timeout=60)
    assert token not in out + err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--host", "0.0.0.0"), "token"),
        (("--tokens", "/no/such/file"), "cannot be read"),
        (("--ledger", "/no/such/ledger.db"), "no such ledger"),
    ],
    ids=["open to others", "no tokens", "no ledger"],
)
def test_what_is_not_safe_or_not_there_is_refused_in_one_line(kept, arguments, words):
    given = arguments if "--ledger" in arguments else ("--ledger", str(kept), *arguments)
    with onrecord("serve", "--port", "0", *given) as room:
        _, err = room.communicate(timeout=60)
    assert room.returncode == 2
    assert words in err
    assert len(err.strip().splitlines()) == 1


def test_a_port_that_is_taken_is_told(kept):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with onrecord("serve", "--ledger", str(kept), "--port", port) as room:
            _, err = room.communicate(timeout=60)
    assert room.returncode == 2
    assert port in err


def test_an_assistant_lists_the_tools_over_standard_input(kept):
    pytest.importorskip("mcp", reason="the tools for assistants need the mcp package")
    about = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}}
    asked = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": about},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list", "params": {}},
    ]
    with onrecord("mcp", "--ledger", str(kept)) as server:
        server.stdin.write("".join(json.dumps(one) + "\n" for one in asked))
        server.stdin.flush()
        answers = [json.loads(server.stdout.readline()) for _ in range(2)]
        server.stdin.close()
        server.wait(timeout=60)
    (listed,) = [a for a in answers if a["id"] == 2]
    assert "who_blames_whom" in {t["name"] for t in listed["result"]["tools"]}
