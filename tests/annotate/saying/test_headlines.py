"""Who says what in a title, on invented reports with stored parses; no tagger."""

from __future__ import annotations

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import quotations
from tests.parsing import document, syntax

STORE = "headlines"
BODY = "\n\nVARDA — The port of Varda was quiet on Monday after three days of argument in the council.\n"

TITLES = [
    # the verb in capitals, or in plain letters
    ("Ministers Say Talks Have Failed", [("Ministers", "Say", "Talks Have Failed")]),
    ("Ministers say talks have failed", [("Ministers", "say", "talks have failed")]),
    # who says it stands behind
    ("Talks failed, minister says", [("minister", "says", "Talks failed")]),
    ("Talks failed, says minister", [("minister", "says", "Talks failed")]),
    (
        "Police shot inmates who had given up, say families of dead",
        [
            ("families of dead", "say", "Police shot inmates who had given up"),
        ],
    ),
    ("Talks failed, says minister, as polls open", [("minister", "says", "Talks failed")]),
    (
        "Rebels behind Mersa blast, says state paper, with six dead",
        [("state paper", "says", "Rebels behind Mersa blast")],
    ),
    ("Six dead in Mersa raid, doctors say, after a night of fire", [("doctors", "say", "Six dead in Mersa raid")]),
    ("Rebels take Mersa, with six dead, as army retreats", []),
    ("Rebels took the town, army admits", [("army", "admits", "Rebels took the town")]),
    # or behind a dash; no outlet, and no second name of what the title is of
    ("Seven dead in raid – police", [("police", "–", "Seven dead in raid")]),
    ("Oil deal is close - energy minister of Tarnia", [("energy minister of Tarnia", "-", "Oil deal is close")]),
    ("Talks fail in Mersa - The Lind Ledger", []),
    # a body that is known by its name, and news of nobody's
    ("Harvest to fail for third year - WHO", [("WHO", "-", "Harvest to fail for third year")]),
    ("Envoys recalled after raid - Red Cross", [("Red Cross", "-", "Envoys recalled after raid")]),
    ("Drone falls on border village: Bucharest", [("Bucharest", ":", "Drone falls on border village")]),
    ("Port chief to resign over fire - reports", [("reports", "-", "Port chief to resign over fire")]),
    ("Toll in mine fire reaches 40: state media", [("state media", ":", "Toll in mine fire reaches 40")]),
    ("Former judge jailed for bribes - Daily Nation", []),
    # what is quoted before a colon, by whoever tells of it behind
    (
        "‘We slept in the boats’: Islanders recall the flood",
        [("Islanders", ":", "‘We slept in the boats’")],
    ),
    ("Varda flood: ‘We slept in the boats’, islander says", [("islander", "says", "‘We slept in the boats’")]),
    ("‘Salt Road’: the film that shook Tarnia", []),
    ("The heirs of Old Holm - A family of lawyers", []),
    # or behind a colon, where something happens before it
    ("Ferry sinks off Mersa: officials", [("officials", ":", "Ferry sinks off Mersa")]),
    ("Strike over: what we know", []),
    ("Rebels take town: a timeline", []),
    ("Killed in Mersa: the victims", []),
    ("Profile: prime minister", []),
    # two verbs share one source
    (
        "Army denies shelling, says rebels fired first",
        [("Army", "denies", "shelling"), ("Army", "says", "rebels fired first")],
    ),
    # nobody says anything
    ("Rebels take the town, army retreats", []),
    ("Port of Varda closed for a week", []),
    ("Rival Claims, Rival Tolls After Blast in Varda", []),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_headlines(title: str, expected: list[tuple[str, str, str]]) -> None:
    made = document(title + BODY)
    found = attributions(made, syntax(made, store=STORE), quotations(made), Cast(), ())
    rows = [tuple(" ... ".join(s.text for s in part) for part in (a.source, a.cue, a.content)) for a in found]
    assert rows == expected
