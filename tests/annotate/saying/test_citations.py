"""One source quoting or citing another, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

# For each attribution: its source, its content, and the source of the one that holds it.
Told = tuple[str, str, str | None]

CITED: list[tuple[str, list[Told]]] = [
    (
        "Orsa Lind quoted Goran Vell as saying that the port was closed.",
        [
            ("Orsa Lind", "Goran Vell as saying that the port was closed", None),
            ("Goran Vell", "that the port was closed", "Orsa Lind"),
        ],
    ),
    (
        "The paper quoted Goran Vell as having said that the port was closed.",
        [
            ("The paper", "Goran Vell as having said that the port was closed", None),
            ("Goran Vell", "that the port was closed", "The paper"),
        ],
    ),
    (
        "Goran Vell, whom Interfax quoted as saying that the port was closed, left on Friday.",
        [
            ("Interfax", "Goran Vell ... saying that the port was closed", None),
            ("Goran Vell", "that the port was closed", "Interfax"),
        ],
    ),
    # whoever is quoted speaks, also where it is said by whom
    (
        "Goran Vell was quoted by Interfax as saying that the port was closed.",
        [("Interfax", "that the port was closed", None), ("Goran Vell", "that the port was closed", "Interfax")],
    ),
    (
        "“It is closed,” a pilot was quoted as saying by Interfax.",
        [("Interfax", "“It is closed,”", None), ("a pilot", "“It is closed,”", "Interfax")],
    ),
    (
        "Goran Vell was quoted as saying that the port was closed.",
        [("Goran Vell", "that the port was closed", None)],
    ),
    (
        "The interior minister, quoted by the agency Tarnet, said the port was closed.",
        [
            ("the agency Tarnet", "the port was closed", None),
            ("The interior minister", "the port was closed", "the agency Tarnet"),
        ],
    ),
    (
        "The mayor, in remarks quoted by the Mersa Post, said the port was closed.",
        [("the Mersa Post", "the port was closed", None), ("The mayor", "the port was closed", "the Mersa Post")],
    ),
    # whoever is quoted has a name behind his office, or behind the outlet that quotes him
    (
        "The news agency quoted the Railways Minister, Goran Vell, as saying that clerks had shut the port.",
        [
            (
                "The news agency",
                "the Railways Minister, Goran Vell, as saying that clerks had shut the port",
                None,
            ),
            ("the Railways Minister, Goran Vell", "that clerks had shut the port", "The news agency"),
        ],
    ),
    (
        "Goran Vell, the minister, was quoted by the agency as saying that the port was closed.",
        [
            ("the agency", "that the port was closed", None),
            ("Goran Vell, the minister", "that the port was closed", "the agency"),
        ],
    ),
    (
        "A port clerk quoted by the agency, Goran Vell, said that the port was closed.",
        [
            ("the agency", "that the port was closed", None),
            ("A port clerk quoted by the agency, Goran Vell", "that the port was closed", "the agency"),
        ],
    ),
    # one quotes another who quotes a third
    (
        "The talks had failed, AFP said, quoting a diplomat quoted by local radio.",
        [
            ("AFP", "The talks had failed", None),
            ("a diplomat", "The talks had failed", "local radio"),
            ("local radio", "The talks had failed", "AFP"),
        ],
    ),
    # who only points to a text does not pass it on
    (
        "The study, cited by opponents of the dam, says the port will silt up.",
        [("The study", "the port will silt up", None)],
    ),
    (
        "The paper, citing two diplomats, said the talks had failed.",
        [("two diplomats", "the talks had failed", "The paper"), ("The paper", "the talks had failed", None)],
    ),
    (
        "The paper said, citing two diplomats, that the talks had failed.",
        [("The paper", "that the talks had failed", None), ("two diplomats", "that the talks had failed", "The paper")],
    ),
    (
        "The talks had failed, according to the BBC, which cited two diplomats.",
        [("the BBC", "The talks had failed", None), ("two diplomats", "The talks had failed", "the BBC")],
    ),
    # what is said hangs on whoever is cited
    (
        "The Mersa Post reported on Sunday, citing a source in the port office, that a ship had sunk.",
        [
            ("The Mersa Post", "that a ship had sunk", None),
            ("a source in the port office", "that a ship had sunk", "The Mersa Post"),
        ],
    ),
    (
        "Radio Mersa announced, citing two clerks, that no ships would sail.",
        [
            ("Radio Mersa", "that no ships would sail", None),
            ("two clerks", "that no ships would sail", "Radio Mersa"),
        ],
    ),
    # a chain of three
    (
        "According to the BBC, which cited a police source who quoted a witness, the ferry had sunk.",
        [
            ("the BBC", "the ferry had sunk", None),
            ("a police source", "the ferry had sunk", "the BBC"),
            ("a witness", "the ferry had sunk", "a police source"),
        ],
    ),
    (
        "The ferry had sunk, according to the Mersa Post, citing two officials briefed by the army.",
        [
            ("the Mersa Post", "The ferry had sunk", None),
            ("two officials", "The ferry had sunk", "the Mersa Post"),
        ],
    ),
    (
        "Six people died, according to prosecutors cited by Tarnet.",
        [("prosecutors", "Six people died", "Tarnet"), ("Tarnet", "Six people died", None)],
    ),
    # what is quoted behind is no part of what was said before
    (
        "The ferry sank on Monday, the Mersa Post reported, quoting a port officer as saying that it had leaked.",
        [
            ("the Mersa Post", "The ferry sank on Monday", None),
            ("the Mersa Post", "a port officer as saying that it had leaked", None),
            ("a port officer", "that it had leaked", "the Mersa Post"),
        ],
    ),
    (
        "“The road is mined,” the Mersa Post cited a soldier as saying.",
        [
            ("the Mersa Post", "“The road is mined,”", None),
            ("a soldier", "“The road is mined,”", "the Mersa Post"),
        ],
    ),
    # in the passive, whoever is told
    (
        "Goran Vell was quoted by Interfax as telling lawmakers that the port was closed.",
        [("Interfax", "that the port was closed", None), ("Goran Vell", "that the port was closed", "Interfax")],
    ),
    (
        "Goran Vell was cited by state media as saying that the port was closed.",
        [("state media", "that the port was closed", None), ("Goran Vell", "that the port was closed", "state media")],
    ),
    # a third source stands within whom is cited
    (
        "The army had denied the raid, the paper said, citing two diplomats.",
        [
            ("The army", "the raid", "two diplomats"),
            ("the paper", "The army had denied the raid", None),
            ("two diplomats", "The army had denied the raid", "the paper"),
        ],
    ),
    # who cites somebody for whom he blames
    (
        "State television, quoting two generals, blamed the guild for the fire.",
        [
            ("two generals", "the guild for the fire", "State television"),
            ("State television", "the guild for the fire", None),
        ],
    ),
    # in what somebody is quoted
    (
        "The port was closed, said a priest quoted in the Mersa Post.",
        [("a priest", "The port was closed", "the Mersa Post"), ("the Mersa Post", "The port was closed", None)],
    ),
    (
        "Two clerks quoted in a report by the guild blamed the crew.",
        [("a report by the guild", "the crew", None), ("Two clerks", "the crew", "a report by the guild")],
    ),
    ("A man quoted in Paris said the port was closed.", [("A man", "the port was closed", None)]),
    # whom a paper cites in a clause on its name, within a report's
    (
        "According to a dispatch by the agency Interkaz, which cited a police spokesman, the mayor was abducted.",
        [
            ("a dispatch by the agency Interkaz", "the mayor was abducted", None),
            ("a police spokesman", "the mayor was abducted", "a dispatch by the agency Interkaz"),
        ],
    ),
    (
        "According to a report by the broadcaster TV Norte that quoted a customs officer, the arms came from Peru.",
        [
            ("a report by the broadcaster TV Norte", "the arms came from Peru", None),
            ("a customs officer", "the arms came from Peru", "a report by the broadcaster TV Norte"),
        ],
    ),
    (
        "The Mersa Post reported at the time, quoting a Tarnian officer, that clerks had guided the drone.",
        [
            ("The Mersa Post", "that clerks had guided the drone", None),
            ("a Tarnian officer", "that clerks had guided the drone", "The Mersa Post"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_citations(text: str, expected: list[Told]) -> None:
    found = {a.id: a for a in read(text)}
    told = [
        (words(a.source), words(a.content), words(found[a.within].source) if a.within else None) for a in found.values()
    ]
    assert told == expected
