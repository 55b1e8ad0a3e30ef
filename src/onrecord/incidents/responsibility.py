"""Responsibility: everybody who is said to have done it, or not to have, with every chain that says so and its words.

Those accused are one across the reports where their names are (`agents.gathered`). What a report says of them is the
business of `blame` and `denials`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.incidents.accusations import blames
from onrecord.incidents.blame import Blame, widest
from onrecord.incidents.charges import is_saying
from onrecord.incidents.denials import denials
from onrecord.incidents.framed import framed
from onrecord.incidents.identified import identified
from onrecord.incidents.namesakes import bare, gathered, initials_of, named_by
from onrecord.incidents.offices import name_key
from onrecord.incidents.people import is_own
from onrecord.incidents.records import BlameStance, Reports, Responsibility, SaidBy
from onrecord.incidents.scope import Account, accounts
from onrecord.records import EventType, Span

_LATEST = "9999-12-31"
_VIOLENT: frozenset[EventType | None] = frozenset({"ASSAULT", "PROTEST"})
_CONTESTED: frozenset[EventType | None] = frozenset({"COERCE", "MOBILIZE", "SANCTION"})
_OURS = re.compile(r"(?:our|my|your|whoever|anyone|anybody|someone|somebody)\b", re.IGNORECASE)
_HARM = frozenset({"violence", "disaster", "crime", "unrest"})


def responsibility(reports: Reports) -> tuple[Responsibility, ...]:
    """Everybody who is said to have done it or not to have, those accused by most reports first."""
    return responsible(blamed(accounts(reports)))


def responsible(blamed: Sequence[Blame]) -> tuple[Responsibility, ...]:
    """The same of what is known to be said."""
    found = []
    for agent, said in grouped(blamed):
        for polarity in ("positive", "negative"):
            by = _merged(b for b in said if b.polarity == polarity)
            if by:
                found.append(Responsibility(agent, polarity, by))
    accused = {r.actor: len({s.document for s in r.said_by}) for r in reversed(found)}
    return tuple(sorted(found, key=lambda r: (-accused[r.actor], r.actor, r.polarity == "negative")))


def grouped(blames: Sequence[Blame]) -> tuple[tuple[str, tuple[Blame, ...]], ...]:
    """What is said of each of them, under the fullest name that reports give."""
    groups = gathered([b.agent for b in blames])
    made = []
    for group in groups:
        spelled = [a.name for a in group]
        name = max(
            dict.fromkeys(spelled),
            key=lambda n: (
                any(a.named for a in group if a.name == n),
                any(key.startswith("country:") for a in group if a.name == n for key in a.keys),
                bare(n) == n,
                not any(n == initials_of(other) for other in spelled),
                spelled.count(n),
                len(n),
            ),
        )
        mine = {id(a) for a in group}
        made.append((name, tuple(b for b in blames if id(b.agent) in mine)))
    return tuple(made)


def blamed(told: Sequence[Account]) -> tuple[Blame, ...]:
    """Every saying of who did it, in the order of the reports and of their text; none of talk, elections or visits, for
    which nobody asks who is to blame, nor of an arrest or a sanction where the report alone says whose it is."""
    kind = main_type(told)
    harmful = kind in _VIOLENT or (kind is None and any(_HARM & account.scope.families for account in told))
    if not harmful and kind not in _CONTESTED:
        return ()
    found = [b for account in told for b in _possible(account, blames(account))]
    found = identified(found)
    found += [b for account in told for b in _possible(account, framed(account, tuple(found)))]
    found = identified(found)
    found += [b for account in told for b in denials(account, tuple(found))]
    found = identified(_for_bodies(told, found))
    if not harmful:
        # Only what is said of the arrest, and not what is said beside it of the attack that it was for.
        found = [b for b in found if not all(i.startswith("a") for i in b.said_by.records)]
    if not harmful and all(b.source.own for b in found):
        return ()
    order = {account.record.document.id: n for n, account in enumerate(told)}
    return tuple(sorted(found, key=lambda b: (order[b.said_by.document], b.start)))


def _possible(account: Account, blames: Iterable[Blame]) -> list[Blame]:
    """Those of whoever may have done it."""
    return [b for b in blames if _may_do(account, b)]


def _may_do(account: Account, blame: Blame) -> bool:
    """Whether an agent is any: neither the outlet that is heard or told ("blamed it on" of an agency's report) nor a
    day."""
    named = blame.agent.name
    if blame.polarity == "positive" and _against_itself(blame):
        return False
    if blame.polarity == "positive" and account.voices.newsrooms.is_newsroom(named):
        return False
    return not _OURS.match(named) and all(named != t.span.text for t in account.record.times)


def _against_itself(blame: Blame) -> bool:
    """Whether somebody only takes up, as what nobody in particular says, that he did it himself: "was appalled by the
    insinuations that its agents had sent him"."""
    chain = blame.source.chain
    if len(chain) < 2 or not is_saying(chain[-1].split()[-1]):
        return False
    words = {w.removesuffix("'s").removesuffix("’s") for w in name_key(chain[-2]).split()}
    return any(key.split() and set(key.split()) <= words for key in blame.agent.keys) or is_own(blame.agent.name)


def main_type(told: Sequence[Account]) -> EventType | None:
    """What most events of the accounts are."""
    types = [e.type for account in told for e in account.scope.members]
    return max(dict.fromkeys(types), key=types.count, default=None)


def _for_bodies(told: Sequence[Account], blames: Sequence[Blame]) -> list[Blame]:
    """Who denies for a group that is accused, and is not accused, denies that the group did it: a person who speaks
    for it, or whom the words for him call its own ("the head of the Hawks, Bela Tor")."""
    accounts = {account.record.document.id: account for account in told}
    accused = [b.agent for b in blames if b.polarity == "positive" and b.said_by.stance != "claims"]
    made = []
    for b in blames:
        himself = b.polarity == "negative" and b.agent.keys & b.source.keys
        if himself and not any(agent.keys & b.agent.keys for agent in accused):
            body = next((agent for agent in accused if agent.keys & b.source.keys), None)
            body = body or named_by(_words_for(accounts[b.said_by.document], b), [a for a in accused if a.named])
            b = replace(b, agent=body) if body is not None else b
        made.append(b)
    return made


def _words_for(account: Account, told: Blame) -> tuple[Span, ...]:
    """The words for whoever says something."""
    events = {e.id: e for e in account.record.events}
    record = next(iter(told.said_by.records), "")
    a = account.voices.last(events[record].according_to if record in events else (record,))
    return a.source if a is not None else ()


def _merged(blames: Iterable[Blame]) -> tuple[SaidBy, ...]:
    """What one chain says in one report is said once, with all its words."""
    found: dict[tuple[tuple[str, ...], str, BlameStance | None], SaidBy] = {}
    for blame in blames:
        said = blame.said_by
        key = (said.chain, said.document, said.stance)
        had = found.get(key)
        if had is not None:
            said = replace(
                had,
                spans=widest((*had.spans, *said.spans)),
                records=tuple(dict.fromkeys((*had.records, *said.records))),
            )
        found[key] = said
    return tuple(sorted(found.values(), key=lambda s: s.day or _LATEST))
