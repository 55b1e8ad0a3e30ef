"""When something was said, on invented sentences with stored parses; of several times the first is t1."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read

SAID_AT = [
    # beside the cue, and not what the content tells of
    ("Lind said on Sunday that the port was shelled on Friday.", ("Sunday", "Friday"), "t1"),
    ("Lind said the port was shelled on Friday.", ("Friday",), None),
    ("Lind said in a statement late on Sunday that the port was shelled.", ("Sunday",), "t1"),
    ("The election commission on Monday declared Lind the winner.", ("Monday",), "t1"),
    # of the occasion or the text
    ("“The port was shelled,” Lind told reporters at a Thursday briefing.", ("Thursday",), "t1"),
    ("In a letter to the council dated 3 May, Lind said the port was shelled.", ("3 May",), "t1"),
    ("In a video posted on Facebook on Thursday, Lind denied that the port was shelled.", ("Thursday",), "t1"),
    ("In a letter to the council, dated 3 May, Lind said the port was shelled.", ("3 May",), "t1"),
    ("In a letter to the council, which was dated 3 May, Lind said the port was shelled.", ("3 May",), "t1"),
    ("In a letter dated 3 May, Lind said the port was shelled.", ("3 May",), "t1"),
    ("In a statement released Thursday, Lind said the port was shelled.", ("Thursday",), "t1"),
    (
        "Lind said in a statement read out on television late on Thursday that the port was shelled.",
        ("Thursday",),
        "t1",
    ),
    ("The Lamps claimed responsibility on Thursday for the fire at the port.", ("Thursday",), "t1"),
    ("The report published on Monday said the port was shelled.", ("Monday",), "t1"),
    ("Speaking in Mersa on Sunday, Lind said the port was shelled.", ("Sunday",), "t1"),
    ("Lind, speaking to reporters on Sunday, said the port was shelled.", ("Sunday",), "t1"),
    ("Lind, at her daily briefing on Sunday, dismissed the report as a fable.", ("Sunday",), "t1"),
    ("Lind had called the raid a crime on Sunday.", ("Sunday",), "t1"),
    # what is called for, and what a relative clause tells of
    ("The union called for a strike on Wednesday.", ("Wednesday",), None),
    ("The union called for a strike on Wednesday and accused Lind of lying.", ("Wednesday",), None),
    ("The union, which called a strike in 2019, condemned the raid.", ("2019",), None),
    # of what was done to those of whom a source speaks
    ("Relatives of the miners killed in Mersa on Friday said they were poor.", ("Friday",), None),
    ("The lawyer for two men held on Friday told Reuters on Sunday that they were poor.", ("Friday", "Sunday"), "t2"),
    # of which among several something is
    ("Nine people were killed, police said, in the deadliest attack this year.", ("this year",), None),
    # another clause's
    ("The port was shelled on Friday after Lind said talks had failed.", ("Friday",), None),
    ("Lind was arrested on Friday; she says she was beaten.", ("Friday",), None),
    # who the source is
    ("Lind, who was elected in 2020, said the port was shelled.", ("2020",), None),
    ("The port was shelled, said a driver who left the town on Friday.", ("Friday",), None),
    ("Lind, who said on Monday that the port was shelled, left.", ("Monday",), "t1"),
    # a number in a name
    ("A resident of the Mersa 2000 district said the port was shelled.", ("2000",), None),
]


@pytest.mark.parametrize(("text", "times", "expected"), SAID_AT)
def test_said_at(text: str, times: tuple[str, ...], expected: str | None) -> None:
    assert read(text, times)[0].time == expected
