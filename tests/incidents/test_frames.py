"""Frames of blame: what is said of whom in a sentence, and by which subject."""

from __future__ import annotations

import pytest

from onrecord.incidents.frames import frames

# A sentence; the use of its frame, who is meant, the subject, whether it is left open, whether it is negated.
FOUND = [
    ("The minister pinned the attack on the Vale Front.", "accuses", "the Vale Front", "The minister", False, False),
    ("Police attributed the bombing to a Vale Front cell.", "accuses", "a Vale Front cell", "Police", False, False),
    ("The mayor laid responsibility with the army, which left.", "accuses", "the army, which left", "The mayor", False,
     False),
    ("Traders hold the union answerable for it.", "accuses", "the union", "Traders", False, False),
    ("Orvia's envoy saw the hand of Tarvia in it.", "accuses", "Tarvia in it", "Orvia's envoy", True, False),
    ("They denied it and named the army as the culprit.", "accuses", "the army", "They denied it", False, False),
    ("Suspicion immediately fell on the Vale Front.", "names", "the Vale Front", None, True, False),
    ("The inquiry was leading towards the Vale Front.", "names", "the Vale Front", None, True, False),
    ("It had Tarvia written all over it.", "names", "Tarvia", "It", True, False),
    ("The fault lay with the army's own gunners.", "names", "the army's own gunners", "The", False, False),
    ("The mine had been laid by hunters.", "names", "hunters", "The mine", False, False),
    ("It was the Vale Front, no one else.", "is", "the Vale Front, no one else", None, False, False),
    ("Vigilantes were the real culprits.", "did", None, "Vigilantes", False, False),
    ("A local gang had paid for the van.", "did", None, "A local gang", False, False),
    ("Drifters who had passed by had left it there.", "did", None, "Drifters who had passed by", False, False),
    ("The colonel had the bomb planted.", "did", None, "The colonel", False, False),
    ("Its men did not do it.", "did", None, "Its men", False, True),
    ("Neither the party nor its friends had anything to do with it.", "did", None,
     "Neither the party nor its friends", False, True),
    ("The sect had no hand in it.", "innocent", None, "The sect", False, False),
    ("It wasn't us.", "others", None, "It", False, False),
    ("The column disowned the bombing.", "denies", None, "The column", False, False),
    ("The rebels, who have distanced themselves from it, left.", "denies", None, "The rebels", False, False),
    ("The Front refused to accept any blame.", "denies", None, "The Front", False, False),
    ("The service ruled out any link with its officers.", "denies", None, "The service", False, False),
    ("Its envoy absolved the army of it.", "clears", "the army", "Its envoy", False, False),
    ("The Front was the brain behind it.", "did", None, "The Front", False, False),
    ("The Front is the main suspect.", "did", None, "The Front", True, False),
    ("Clerks said that the Hawks, who sit above the town, had planted the bomb.", "did", None,
     "the Hawks, who sit above the town", False, False),
    ("None of its men was in the town.", "absent", None, "its men", False, True),
    ("It was a feud in which the Front had no hand.", "innocent", "the Front", "It was a feud", False, False),
    ("It does not aim at children and had no hand in it.", "innocent", None, "It does not aim at children",
     False, False),
    ("An aide who was not named said the Hawks were responsible.", "did", None,
     "An aide who was not named said the Hawks", False, False),
    ("Its men were miles away.", "alibi", None, "Its men", False, False),
    ("The Front had given the order.", "did", None, "The Front", False, False),
    ("The party sees the culprits in the ranks of the Front.", "accuses", "the Front", "The party", False, False),
    ("We have got nothing to do with it.", "innocent", None, "We", False, False),
    ("The raid was typical of the Vale Front.", "names", "the Vale Front", "The raid", True, False),
    ("Its spokesman rejected the government's account.", "denies", None, "Its spokesman", False, False),
    ("The army did not blame the Front.", "accuses", "the Front", "The army", False, True),
    ("The men who did this are the Front.", "names", "the Front", "The men", False, False),
    ("The ones who planted the bomb were soldiers.", "names", "soldiers", "The", False, False),
    ("His men did not set foot in the town.", "absent", None, "His men", False, True),
    ("No herder had been near the town.", "absent", None, "herder", False, True),
    ("They identified the killers as belonging to the Front.", "accuses", "Front", "They", False, False),
    ("He denied that any of his men had been near the town.", "absent", None, "his men", False, False),
    ("They laid it at the feet of “foreign hands”.", "accuses", "foreign hands", "They", False, False),
    ("The Front started the fight.", "did", None, "The Front", False, False),
    ("It's the Front that did it.", "names", "the Front", None, False, False),
    ("Two guards confessed to having planted the bomb.", "did", None, "Two guards", False, False),
    ("No army plane was in the area.", "absent", None, "army plane", False, True),
    ("They had attacked no ship.", "alibi", None, "They", False, False),
    ("We do not kill peasants.", "absent", None, "We", False, True),
    ("If it had been us, you would know.", "others", None, None, False, False),
    ("Tarvia's hand was visible in it.", "did", None, "Tarvia", True, False),
    ("The raiders wore the uniforms of the Front.", "names", "the Front", "The", True, False),
    ("The Front is widely suspected.", "did", None, "The Front", True, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "use", "who", "subject", "left_open", "negated"), FOUND, ids=[f[0] for f in FOUND])
def test_who_is_meant(
    text: str, use: str, who: str | None, subject: str | None, left_open: bool, negated: bool
) -> None:
    wanted = (use, who, subject, left_open, negated)
    found = [
        (f.use, text[slice(*f.who)] if f.who else None, text[slice(*f.subject)] if f.subject else None, f.open,
         f.negated)
        for f in frames(text)
    ]  # fmt: skip
    assert any(all(w is None or w == x for w, x in zip(wanted, one, strict=True)) for one in found), found


# None of these says that anybody did it or did not.
NONE = [
    "It is unclear who was behind it.",
    "They will respond to any attack that may be carried out by the Front.",
    "A strike would be launched by the Front.",
    "Nobody had a hand in it.",
    "No group was behind it.",
    "Neither of them was involved.",
    "The ministry asked whether the Front was behind it.",
    "The Front, which police had blamed, called for calm.",
    "The bank is linked to the army.",
    "The mine had been laid in May.",
    "The judge dismissed the case.",
    "The mother of the suspect said he was asleep.",
    "The soldiers drove him off.",
    "The minister attended a wedding.",
]


@pytest.mark.parametrize("text", NONE)
def test_nobody_is_meant(text: str) -> None:
    assert [f for f in frames(text) if f.use != "is"] == []
