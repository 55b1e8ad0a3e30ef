import os
import time

import pytest

from onrecord.errors import OutOfTime, ParserDied, TooDeep, UsageError
from onrecord.ingest.sandbox import Sandbox


def echo(argument):
    """Served to the tests below, by name; what it is asked to do is in the argument."""
    match argument:
        case "sleep":
            time.sleep(60)
        case "die":
            os._exit(3)
        case "crash":
            os.kill(os.getpid(), 11)
        case "print":
            print("noise on standard output")
        case "eat":
            return len(bytearray(1 << 36))
        case "refuse":
            raise TooDeep("no deeper", document="d", step="ingest")
        case "bug":
            raise KeyError("a bug")
        case "pid":
            return os.getpid()
    return argument


@pytest.fixture(scope="module")
def sandbox():
    made = Sandbox(f"{__name__}:echo", max_memory=4 << 30)
    yield made
    made.close()


def test_process_is_another_and_stays(sandbox):
    assert sandbox.call("pid") == sandbox.call("pid") != os.getpid()


def test_sleeper_is_killed_and_the_next_call_served(sandbox):
    sandbox.call("warm")
    with pytest.raises(OutOfTime, match=r"stopped after 0\.3 seconds"):
        sandbox.call("sleep", seconds=0.3)
    assert sandbox.call("next", seconds=5) == "next"


@pytest.mark.parametrize(("how", "cause"), [("die", "exit status 3"), ("crash", "signal SIGSEGV")])
def test_a_crash_is_an_error_and_the_next_call_served(sandbox, how, cause):
    with pytest.raises(ParserDied, match=cause):
        sandbox.call(how)
    assert sandbox.call("next") == "next"


def test_memory_is_limited(sandbox):
    with pytest.raises(ParserDied, match="out of memory"):
        sandbox.call("eat")


def test_errors_keep_their_kind_and_fields(sandbox):
    with pytest.raises(TooDeep) as caught:
        sandbox.call("refuse")
    assert (caught.value.document, caught.value.step, caught.value.message) == ("d", "ingest", "no deeper")


def test_bugs_come_with_their_traceback(sandbox):
    with pytest.raises(RuntimeError, match=r"(?s)Traceback.*KeyError: 'a bug'"):
        sandbox.call("bug")


def test_what_a_library_prints_does_no_harm(sandbox):
    assert sandbox.call("print") == "print"


def test_large_values_pass(sandbox):
    assert len(sandbox.call("x" * 5_000_000)) == 5_000_000


def test_unknown_function():
    with pytest.raises(ParserDied, match="did not start"):
        Sandbox("onrecord.nowhere:nothing").call(1)


def test_plain_text_starts_no_process(monkeypatch):
    from onrecord.ingest import Raw, ingest

    def started(*_, **__):
        raise UsageError("a process was started")

    monkeypatch.setattr("subprocess.Popen", started)
    assert ingest(Raw(data=b"The mayor resigned.", source="t")).text == "The mayor resigned."
