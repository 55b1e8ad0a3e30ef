"""Aliases: which names of one report are names of the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.annotate.casting.modifiers import places_told
from onrecord.annotate.casting.namesakes import person_keys
from onrecord.annotate.casting.papers import papers_by_their_ends
from onrecord.annotate.mentions import CLASS_NOUNS, TELLING, Naming
from onrecord.annotate.naming.listings import LEGAL, incorporated, short_names
from onrecord.annotate.naming.other_names import bracketed, described_by, other_name
from onrecord.annotate.naming.readings import is_capital, reading, text_of
from onrecord.annotate.naming.titles import PORTFOLIO
from onrecord.annotate.nouns import is_firm, last_word_kind
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.actors import Known, country_name, demonym, known, spells
from onrecord.text import fold, without_article

_SORTS = CLASS_NOUNS | TELLING | {"service"}
# Words of which the names of many countries' bodies are made: they say nothing of whose body it is.
_COMMON = frozenset(
    "national security council senate congress house of representatives supreme court justice parliament assembly "
    "armed forces army navy air force central bank guard intelligence coast defense defence ministry foreign "
    "affairs interior the health police commons lords homeland office "
    "joint chiefs staff".split()
)
# Peoples and persuasions of no one state: "the Kurdish X".
_PEOPLES = frozenset("Kurdish Islamist Shiite Shia Sunni Tuareg Arab Baloch Hutu Tutsi Jihadist".split())
_WORD = re.compile(r"[^\W\d_]+")


_SHORT = 4


def readings_of(syntax: Syntax, namings: Sequence[Naming]) -> Mapping[int, Known]:
    """Head of a name -> what the lexicon of actors says of it, where that fits this report: "the National Security
    Council" is America's only in a report that speaks mostly of America."""
    found: dict[int, Known] = {}
    countries: Counter[str] = Counter()
    for naming in namings:
        if naming.form != "name" or naming.kind is None:
            continue
        text = text_of(syntax, naming.first, naming.stop)
        options = known(text) or _known_plainly(syntax, naming)
        if naming.kind == "country" and is_capital(text):
            code = next(k.country for k in options if k.form == "metonym")
            options = known(country_name(code or "") or "")
        if naming.kind == "organization" and text == "Brussels":
            options = known("European Union")
        options = tuple(k for k in options if _fits(k, naming)) or ()
        if naming.kind == "person" and options and _of_other_office(syntax, naming, text):
            options = ()
        if options:
            found[naming.head] = reading_among(options)
            chosen = found[naming.head]
            if chosen.country is not None and _tells_country(chosen, text):
                countries[chosen.country] += 1
    for head in _spelt_otherwise(syntax, namings, found):
        del found[head]
    main = {code for code, n in countries.items() if n >= 0.5 * max(countries.values())}
    for naming in namings:
        held = found.get(naming.head)
        if held is None or held.country is None or held.kind in ("country", "place", "person"):
            continue
        words = [w.casefold() for w in _WORD.findall(text_of(syntax, naming.first, naming.stop))]
        if held.sector == "PTY" and words[-1:] == ["party"] and countries and held.country not in countries:
            del found[naming.head]  # many countries have a People's Party
        if not all(w in _COMMON for w in words):
            continue
        if held.country not in main or _told_in(syntax, naming, found) not in ("", held.country):
            del found[naming.head]
    return found


def _tells_country(held: Known, text: str) -> bool:
    """Whether a name shows of which country a report tells: a land's, a people's, a town's, a party's, or that of a
    government or body of which there is only one, "the Kremlin"."""
    words = [w.casefold() for w in _WORD.findall(text)]
    if held.kind in ("country", "nationality", "place"):
        return True
    one = held.kind == "government" or (held.sector == "PTY" and words[-1:] != ["party"])
    return one and not all(w in _COMMON for w in words)


def _of_other_office(syntax: Syntax, naming: Naming, text: str) -> bool:
    """Whether a minister's title shows that whoever has a known leader's name is somebody else: "Defence Minister X" is
    no premier X."""
    held = spells(text)
    portfolio, office = (syntax.tokens[k].lower if k >= 0 else "" for k in (naming.first - 2, naming.first - 1))
    if not held or office != "minister" or portfolio not in PORTFOLIO - {"the", "state"}:
        return False
    return all("minister" not in s.office.lower() or s.office.lower().startswith("prime") for s in held)


def _spelt_otherwise(syntax: Syntax, namings: Sequence[Naming], found: Mapping[int, Known]) -> list[int]:
    """The heads of letters that stand for something else in this report than in the lexicon: "the Armed Forces of the
    Philippines (AFP)"."""
    by_stop = {n.stop: n for n in namings if n.form == "name"}
    other: set[str] = set()
    for naming in namings:
        held, whole = found.get(naming.head), by_stop.get(naming.first - 1)
        if held is None or whole is None or syntax.tokens[naming.first - 1].text != "(":
            continue
        words = text_of(syntax, whole.first, whole.stop)
        letters = text_of(syntax, naming.first, naming.stop)
        body = found.get(whole.head)
        land = body.country if body is not None else demonym(syntax.tokens[whole.first].text)
        if None not in (land, held.country) and land != held.country and held.kind == "government":
            other.add(letters)  # "the Russian Ministry of Defense (MoD)", and no other's
        if "".join(c for c in words if c.isupper()) != letters or len(letters) < 3:
            continue
        own = {word[:4] for word in fold(words).split() if len(word) > 3}
        if not own & {word[:4] for word in fold(held.name).split()}:
            other.add(letters)
    return [n.head for n in namings if n.head in found and text_of(syntax, n.first, n.stop) in other] if other else []


def _known_plainly(syntax: Syntax, naming: Naming) -> tuple[Known, ...]:
    """What the lexicon says of the body whose name stands before the nouns of its sort or behind a people's: "X
    militants", "the Kurdish X"."""
    stop = naming.stop
    while stop > naming.first + 1 and (
        syntax.tokens[stop - 1].text in _SORTS or syntax.tokens[stop - 1].text.rstrip(".") in LEGAL
    ):
        stop -= 1  # "X militants", "X Corp."
    first, front = naming.first, syntax.tokens[naming.first].text
    peoples = tuple(k.country for k in known(front) if k.form == "demonym")
    if stop - first > 1 and (peoples or front in _PEOPLES):
        first += 1
    if (first, stop) == (naming.first, naming.stop):
        return ()
    options = (
        k for k in known(text_of(syntax, first, stop)) if k.kind in ("organization", "armed_group", "government")
    )
    # "The Chadian Red Cross" is not the body of all countries.
    return tuple(k for k in options if not peoples or k.country in peoples or (k.country is None and k.sector == "REB"))


def reading_among(options: Sequence[Known]) -> Known:
    """The reading by a name of its own before a metonym or a demonym."""
    order = {"name": 0, "alias": 1, "metonym": 2, "demonym": 3}
    return min(options, key=lambda k: order[k.form])


def _fits(option: Known, naming: Naming) -> bool:
    if naming.kind == "nationality":
        return option.form == "demonym"
    if naming.kind == "country":
        return option.kind == "country"
    if naming.kind == "person":
        return option.kind == "person"
    if naming.kind == "place":
        return option.kind in ("place", "country")
    return option.kind not in ("person", "place", "country", "nationality")


def name_keys(syntax: Syntax, namings: Iterable[Naming], read: Mapping[int, Known]) -> Mapping[int, str]:
    """Head of a name -> a key that all names of the same share."""
    named = [n for n in namings if n.form == "name"]
    keys = person_keys(syntax, [n for n in named if n.kind == "person"])
    bodies: dict[str, list[str]] = {}
    for naming in named:
        if naming.kind == "person":
            continue
        held = read.get(naming.head)
        if naming.kind in ("country", "nationality") and held is not None and held.country is not None:
            several = (
                held.form == "demonym"
                and syntax.tokens[naming.head].tag in ("NNPS", "NNS")
                and not _definite(syntax, naming)
            )
            keys[naming.head] = f"people:{held.country}" if several else f"country:{held.country}"
        elif held is not None and not _led(syntax, naming):
            keys[naming.head] = f"known:{held.name}"
        else:
            words = _bare(syntax, naming)
            party = reading(" ".join(words[1:]).title()) if len(words) > 1 and words[0].endswith("ist") else None
            if party is not None and party.kind in ("organization", "armed_group"):
                keys[naming.head] = f"known:{party.name}"  # "the Islamist Ennahda party"
                continue
            keys[naming.head] = "place:" + " ".join(words) if naming.kind == "place" else "name:" + " ".join(words)
            bodies.setdefault(keys[naming.head], words)
    _owned(syntax, named, keys, read)
    renamed = _merged(syntax, named, keys, bodies)
    return {head: _root(renamed, key) for head, key in keys.items()}


def _owned(syntax: Syntax, named: Sequence[Naming], keys: dict[int, str], read: Mapping[int, Known]) -> None:
    """Tell apart the foreign ministries of two countries, "Brazil's Foreign Ministry" and "Chad's"; one of which no
    owner is told is that of the last."""
    owners: dict[int, str] = {}
    for naming in named:
        key = keys.get(naming.head, "")
        if not key.startswith("name:") or not all(word in _COMMON for word in key.removeprefix("name:").split()):
            continue
        owners[naming.head] = _told_in(syntax, naming, read) or _spoken_for_by(syntax, naming, named, read)
        for child in syntax.children(naming.head, "poss", "amod", "compound"):
            held = read.get(child.i)
            if held is not None and held.country is not None:
                owners[naming.head] = held.country
    told: dict[str, set[str]] = {}
    for head, owner in owners.items():
        if owner:
            told.setdefault(keys[head], set()).add(owner)
    last: dict[str, str] = {}
    for head, owner in sorted(owners.items()):
        key = keys[head]
        if len(told.get(key, ())) > 1:
            last[key] = owner or last.get(key, "")
            keys[head] = f"{key}@{last[key]}"


def _spoken_for_by(syntax: Syntax, naming: Naming, named: Sequence[Naming], read: Mapping[int, Known]) -> str:
    """The country of a known leader whose title a ministry stands in, "Foreign Ministry spokeswoman X"; else empty."""
    for other in named:
        if other.kind == "person" and 0 < other.first - naming.stop < 3 and (held := read.get(other.head)) is not None:
            between = syntax.tokens[naming.stop : other.first]
            return (held.country or "") if all(t.text[:1].isalpha() for t in between) else ""
    return ""


def _told_in(syntax: Syntax, naming: Naming, read: Mapping[int, Known]) -> str:
    """The country of the capital in which a ministry sits or speaks, "the Foreign Ministry said in Beijing"; else
    empty."""
    seats = syntax.behind(naming.head, "in")
    places = (*seats, *places_told(syntax, naming.head, "dobj", "dative"))  # "told reporters in Beijing"
    options = (k for t in places for k in ((read[t.i],) if t.i in read else known(t.text)))
    return next((k.country for k in options if k.country), "")


def _led(syntax: Syntax, naming: Naming) -> bool:
    return syntax.tokens[naming.head].lower in ("administration", "campaign", "presidency")


def _definite(syntax: Syntax, naming: Naming) -> bool:
    return naming.first > 0 and syntax.tokens[naming.first - 1].lower == "the"


def _bare(syntax: Syntax, naming: Naming) -> list[str]:
    """The folded words of a name without article, the noun of its sort, and the country in front."""
    words = without_article(fold(text_of(syntax, naming.first, naming.stop))).removesuffix("'s").split()
    while len(words) > 1 and words[-1] in _SORTS and syntax.tokens[naming.stop - 1].text.islower():
        words.pop()
    while len(words) > 2:
        front = reading(words[0].upper() if "." in words[0] or len(words[0]) < 3 else words[0].title())
        if front is None or front.kind not in ("country", "nationality"):
            break
        whole = reading(" ".join(words[1:]).title())
        if whole is not None and whole.country is None and whole.sector == "NGO":
            break  # the Chadian Red Cross is neither the Kenyan nor that of all
        words = words[1:]
    return words


def _merged(
    syntax: Syntax, named: Sequence[Naming], keys: Mapping[int, str], bodies: Mapping[str, list[str]]
) -> dict[str, str]:
    """Key -> key it is the same as: acronyms ("... Agency (ABC)", or by its initials) and names cut at the front."""
    renamed: dict[str, str] = {}
    by_initials: dict[str, str] = {}
    for naming in named:
        text = text_of(syntax, naming.first, naming.stop)
        capitals = "".join(w[0] for w in text.replace("-", " ").split() if w[0].isupper())
        if len(capitals) > 2 and naming.kind not in ("person", "country", "nationality"):
            by_initials.setdefault(capitals, keys[naming.head])
    by_stop = {n.stop: n for n in named if n.kind not in ("person", "nationality") or _spelt(syntax, n)}
    for naming in named:
        text = text_of(syntax, naming.first, naming.stop)
        key = keys[naming.head]
        if naming.stop - naming.first != 1 or naming.kind in ("person", "nationality", "country"):
            continue
        plain = text.replace(".", "")
        if not plain.isupper() or len(plain) < 2:
            continue
        before = by_stop.get(naming.first - 1)
        target = None
        if before is not None and syntax.tokens[naming.first - 1].text == "(":
            spelt = text_of(syntax, before.first, before.stop)
            capitals = _capitals(spelt)
            alike = spelt[:1] == plain[:1] or plain[-1].casefold() in spelt.casefold()
            if capitals == plain or (alike and before.kind not in ("country", "place")):
                target = keys[before.head]
        target = target or (by_initials.get(plain) if key.startswith("name:") else None)
        if target is not None and target != key and _root(renamed, target) != key:
            # What the lexicon knows gives the key; a name of the report alone gives way.
            if key.startswith("known:") and not target.startswith("known:"):
                renamed[target] = key
            elif key.startswith("name:") or not target.startswith("known:"):
                renamed[key] = target
    for naming in named:
        whole = by_stop.get(naming.first - 1) if bracketed(syntax, naming) else None
        of_kind = naming.kind in ("organization", "government")
        if whole is not None and of_kind and keys[naming.head].startswith("name:"):
            root = _root(renamed, keys[whole.head])
            sorted_so = last_word_kind(syntax.tokens[whole.stop - 1].text) in ("organization", "armed_group")
            letters = _capitals(text_of(syntax, naming.first, naming.stop))
            sorted_so = sorted_so or (
                len(letters) > 1 and _capitals(text_of(syntax, whole.first, whole.stop)).endswith(letters)
            )  # "the Russian Ministry of Defense (MoD)"
            if sorted_so and keys[naming.head] not in (root, *renamed):
                renamed[keys[naming.head]] = root  # "the Self-Rule Movement (Lirija)"
    _heads(syntax, named, keys, renamed)
    _also_known(syntax, named, keys, renamed)
    _firms(syntax, named, keys, renamed)
    renamed |= {k: v for k, v in papers_by_their_ends(syntax, named, keys).items() if k not in renamed}
    for key, words in bodies.items():
        for other, longer in bodies.items():
            if len(longer) > len(words) >= 2 and longer[-len(words) :] == words and key not in renamed:
                begin = " ".join(longer[: -len(words)])
                front = reading(begin.upper()) or reading(begin.title())
                if front is not None and _root(renamed, other) != key:
                    renamed[key] = other
    return renamed


def _capitals(text: str) -> str:
    return "".join(c for c in text if c.isupper())


def _spelt(syntax: Syntax, naming: Naming) -> bool:
    """Whether the letters in brackets behind a name are its initials: a body's, whatever the parser takes it for."""
    behind = syntax.tokens[naming.stop : naming.stop + 2]
    capitals = _capitals(text_of(syntax, naming.first, naming.stop))
    return len(behind) == 2 and behind[0].text == "(" and len(capitals) > 2 and behind[1].text == capitals


def _heads(syntax: Syntax, named: Sequence[Naming], keys: Mapping[int, str], renamed: dict[str, str]) -> None:
    """ "The Front" is the report's one name that ends so, "the Bank" the one that is of somebody, "Bank of Tarvia"."""
    ends: dict[str, set[str]] = {}
    for naming in named:
        if naming.stop - naming.first > 1 and naming.kind not in ("person", "place", "country", "nationality"):
            held = reading(text_of(syntax, naming.first, naming.stop))
            if held is not None and held.form == "metonym" and syntax.tokens[naming.stop - 1].lower in _COMMON:
                continue  # "the House" is not the White House
            inner = range(naming.first + 1, naming.stop)
            head = next((i for i in inner if syntax.tokens[i].lower in ("of", "for")), naming.stop) - 1
            for i in {head, naming.stop - 1}:
                ends.setdefault(syntax.tokens[i].text, set()).add(_root(renamed, keys[naming.head]))
    for naming in named:
        word, key = syntax.tokens[naming.first].text, keys[naming.head]
        if naming.stop - naming.first != 1 or not key.startswith("name:") or key in renamed:
            continue
        whole = ends.get(word, set())
        sort = last_word_kind(word) is not None or (len(word) > _SHORT and word.endswith("s"))  # "the Tigers"
        if len(whole) == 1 and sort and _definite(syntax, naming) and whole != {key}:
            renamed[key] = next(iter(whole))


def _firms(syntax: Syntax, named: Sequence[Naming], keys: Mapping[int, str], renamed: dict[str, str]) -> None:
    """ "Ostara" is the report's one firm whose name begins so, "Ostara Systems"; "Treasury" its Treasury Department."""
    begins: dict[str, set[str]] = {}
    for naming in named:
        for i in range(naming.first, naming.stop - 2):
            if syntax.tokens[i].lower in ("department", "ministry") and syntax.tokens[i + 1].lower == "of":
                short = without_article(fold(text_of(syntax, i + 2, naming.stop)))  # "Department of the Treasury"
                begins.setdefault(f"name:{short}", set()).add(_root(renamed, keys[naming.head]))
        for short in short_names(syntax, naming):
            begins.setdefault(f"name:{fold(short)}", set()).add(_root(renamed, keys[naming.head]))
        if incorporated(syntax, naming.stop) and naming.stop - naming.first > 1:
            short = fold(syntax.tokens[naming.first].text)
            begins.setdefault(f"name:{short}", set()).add(_root(renamed, keys[naming.head]))
        stop = naming.stop - 1
        while stop > naming.first and (
            is_firm(syntax.tokens[stop].text) or syntax.tokens[stop].lower in ("department", "ministry")
        ):
            whole = fold(text_of(syntax, naming.first, stop))
            begins.setdefault(f"name:{whole}", set()).add(_root(renamed, keys[naming.head]))
            stop -= 1
    for short, wholes in begins.items():
        (whole, *others) = wholes
        if not others and whole != short and short in keys.values() and short not in renamed:
            renamed[short] = whole


def _also_known(syntax: Syntax, named: Sequence[Naming], keys: Mapping[int, str], renamed: dict[str, str]) -> None:
    """Names that the report says are another's: "X, widely known as Y", "X (formerly Y)", "X, alias Y"."""
    tokens = syntax.tokens
    for n, naming in enumerate(named):
        k = other_name(syntax, naming.first)
        if k is None:
            continue
        least = syntax.sentence_of(naming.first).first
        told_of = described_by(syntax, k)
        other = next((m for m in named if told_of is not None and m.first <= told_of < min(m.stop, k)), None)
        near = other is None
        other = other or next((m for m in reversed(named[:n]) if m.stop <= k), None)
        if other is None or other.head < least or (near and k - other.stop > 4):
            continue
        if (other.kind == "person") != (naming.kind == "person") or {other.kind, naming.kind} & {
            "country",
            "nationality",
        }:
            continue
        if near and any(t.pos == "VERB" and t.i != k for t in tokens[other.stop : k]):
            continue
        key, target = keys[naming.head], _root(renamed, keys[other.head])
        if key != target and key not in renamed and _root(renamed, key) != target:
            renamed[key] = target


def _root(renamed: Mapping[str, str], key: str) -> str:
    seen = {key}
    while key in renamed and renamed[key] not in seen:
        key = renamed[key]
        seen.add(key)
    return key
