"""Runs: the stretches of capitalised words that may be names, with the small words that join them."""

from __future__ import annotations

from onrecord.annotate.casting.people import PARTICLES
from onrecord.annotate.naming.hyphens import HYPHENS, ezafe, given_name, glued, links
from onrecord.annotate.naming.insides import (
    QUOTES,
    articled,
    doing,
    ends_body,
    matters,
    nickname,
    numbers_unit,
    of_cause,
    of_front,
    of_school,
    of_sworn,
    opens_with_body,
    opens_with_number,
    owns_school,
    two_lands,
)
from onrecord.annotate.naming.readings import parted, reading, text_of
from onrecord.annotate.naming.titles import PORTFOLIO, is_title
from onrecord.annotate.nouns import forename_gender, is_firm, last_word_kind
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import known
from onrecord.lexicons.gazetteer import candidates

NAME_TAGS = frozenset("PERSON ORG GPE NORP LOC FAC PRODUCT EVENT LAW WORK_OF_ART".split())
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sept sept. sep sep. oct "
    "oct. nov nov. dec dec. mon tue wed thu fri sat sun gmt utc est a.m. p.m. am pm bc ad".split()
)
_POSSESSED = frozenset(
    "people women children doctors workers world king queen veterans physicians reporters men farmers teachers "
    "peoples".split()
)
_ARTICLES = frozenset("al el il ad ed az ez as es ar er an en at et ash esh ath eth adh edh".split())
_PRONOUNS = frozenset("He She They We It His Her Their Its Our My".split())
_NUMBERED = frozenset("Resolution resolution Decree Directive Witness".split())
# Bodies that have a portfolio behind "of", and those that are on a matter.
_WHOLES = frozenset("department ministry secretariat".split())
_MANDATED = frozenset(
    "Commission Committee Subcommittee Council Office Conference Convention Center Centre Institute Forum Panel "
    "Tribunal Society Network Coalition Group".split()
)
# What a church names by its see, and what it calls by a saint.
_SEES = frozenset("Diocese Archdiocese Eparchy Archeparchy Exarchate Patriarchate Bishopric".split())
_SAINTS = frozenset(("St.", "St", "Saint", "Sts."))
_OF_SAINTS = frozenset(
    "Cathedral Basilica Church Chapel Abbey Monastery Convent Priory Hospital Hospice Square Shrine".split()
)
# What closes a firm's name behind those of its founders.
_PARTNERS = frozenset("Partners Sons Brothers Associates Daughters Co Co. Company".split())
_ROADS = frozenset("highway road motorway railway route corridor pipeline expressway line".split())
_SECOND = frozenset("der den dem de la las los".split())
# Small words of other languages that stand in no English sentence between two capitals, and the articles behind them.
_FOREIGN = frozenset("la le les los las pour para por pela pelo ya wa za cha vya y e und für för ve".split())
_FOREIGN_ARTICLES = frozenset("la le les los las el o a os as die das den der".split())
_IN_SHORT = 3
# A sentence begins with these behind a name that ends in a stop ("on X. He added").
_OPENING = frozenset("he she it they we i in on at but and the this that his her their its".split())


def _is_name_token(token: Token) -> bool:
    text = token.text
    day = token.lower in _CALENDAR and token.entity[2:] != "PERSON"  # "Jan Lind"
    if not text[:1].isupper() or day or token.text in _PRONOUNS:
        return False
    if token.tag in ("NNP", "NNPS"):
        return token.entity[2:] not in ("DATE", "TIME") or (len(text) > 3 and token.lower not in _CALENDAR)
    if token.tag in ("JJ", "NN", "NNS", "CD") and token.entity[2:] in NAME_TAGS:
        return True
    letters = text.isalpha() and text.isupper() and 2 < len(text) < 7
    if token.tag in ("JJ", "NNS", "NN", "VBZ", "JJR") and not (letters and token.tag in ("NN", "NNS", "JJ")):
        return any(k.form in ("demonym", "name", "alias") for k in known(text)) and token.tag in ("JJ", "NN", "NNS")
    if letters and token.tag in ("NN", "NNS", "JJ"):
        return True
    return token.entity[2:] in ("GPE", "ORG", "PERSON", "NORP") and token.pos not in (
        "PRON",
        "DET",
        "ADP",
        "VERB",
        "AUX",
    )


def begins_run(syntax: Syntax, i: int, stop: int) -> bool:
    """Whether a run begins at a token: a word of a name, or what a name or a numbered paper opens with."""
    tokens = syntax.tokens
    if _is_name_token(tokens[i]) or (tokens[i].text in _NUMBERED and i + 1 < stop and tokens[i + 1].tag == "CD"):
        return True
    opens = _opens_with_article(syntax, i, stop) or opens_with_number(syntax, i, stop)
    opens = opens or links(syntax, i, stop) or opens_with_body(syntax, i, stop)
    return opens or _opens_with_month(syntax, i, stop)


def _opens_with_article(syntax: Syntax, i: int, stop: int) -> bool:
    """Whether a name begins at a small article that a hyphen joins to it, or that a known name has: "al-Qaeda"."""
    tokens = syntax.tokens
    if _spaced_article(syntax, i, stop):
        return True
    return (
        i + 2 < stop
        and tokens[i].lower in _ARTICLES
        and tokens[i + 1].text in HYPHENS
        and glued(syntax, i)
        and glued(syntax, i + 1)
        and tokens[i + 2].text[:1].isupper()
    )


def _spaced_article(syntax: Syntax, i: int, stop: int) -> bool:
    """Whether a small article and the word behind it are a known name: "al Qaeda"."""
    tokens = syntax.tokens
    here = i + 1 < stop and tokens[i].text in ("al", "el") and tokens[i + 1].text[:1].isupper()
    return here and not glued(syntax, i) and reading(text_of(syntax, i, i + 2)) is not None


def _is_elided(token: Token) -> bool:
    """Whether a word goes on with a name by a short article: "the Quai | d'Orsay", but not "chargé d'Affaires"."""
    article = token.text[:2] in ("d'", "d’", "l'", "l’")
    return article and token.text[2:3].isupper() and not token.lower.endswith("affaires")


def run_end(syntax: Syntax, i: int, stop: int) -> int:
    """Where the run of capitalised words that begins at `i` ends."""
    tokens = syntax.tokens
    end = i + 1 if tokens[i].text[:1].isupper() or tokens[i].text in _NUMBERED else i + 3
    if _spaced_article(syntax, i, stop):
        end = i + 2
    while end < stop:
        token = tokens[end]
        if parted(syntax, end - 1, end) or (token.lower in _OPENING and tokens[end - 1].text.endswith(".")):
            break
        if _is_name_token(token) or _is_elided(token) or (token.tag == "CD" and tokens[end - 1].text in _NUMBERED):
            end += 1
            continue
        if numbers_unit(syntax, end) or _is_surname(syntax, end) or owns_school(syntax, end, stop):
            end += 1
            continue
        step = _joiner(syntax, end, stop)
        if not step:
            break
        end += step
    return end


def _is_surname(syntax: Syntax, at: int) -> bool:
    """Whether a word that the parser takes for a common noun is somebody's last name, behind a title and another name:
    "Col. Rabi'u | Yandoto"."""
    token, before, title = syntax.tokens[at], syntax.tokens[at - 1], syntax.tokens[at - 2]
    if token.tag != "NN" or not token.text.istitle() or not token.text.isalpha() or before.tag != "NNP":
        return False
    title = syntax.tokens[at - 3] if title.text == "." else title
    return token.head != at and is_title(title.text) and last_word_kind(token.text) is None and not is_title(token.text)


def is_forename(syntax: Syntax, at: int, stop: int) -> bool:
    """Whether a word that the parser takes for a verb is a forename, between a rank and a name: "Commodore | Anselmo |
    Reyles"."""
    token, title = syntax.tokens[at], syntax.tokens[at - 1]
    if at == 0 or at + 1 >= stop or not (token.text.istitle() and token.text.isalpha() and token.tag[:2] == "VB"):
        return False
    behind = syntax.tokens[at + 1]
    ranked = title.text[:1].isupper() and is_title(title.text)
    return ranked and behind.tag == "NNP" and behind.text.istitle()


def _opens_with_month(syntax: Syntax, at: int, stop: int) -> bool:
    """Whether a name behind an article begins with what is else a month or a day in short: "the | Jan | Front"."""
    token = syntax.tokens[at]
    if at == 0 or at + 1 >= stop or token.lower not in _CALENDAR or len(token.text) != _IN_SHORT:
        return False
    behind = syntax.tokens[at + 1]
    return syntax.tokens[at - 1].lower == "the" and behind.tag in ("NNP", "NNPS") and _is_name_token(behind)


def _joiner(syntax: Syntax, at: int, stop: int) -> int:
    """How many tokens from the lower-case one at `at` on belong to the name that goes on behind them; 0 for none."""
    tokens = syntax.tokens
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < stop else None
    if after is None:
        return 0
    if token.text in QUOTES and (quoted := nickname(syntax, at, stop)):
        return quoted
    if token.text in HYPHENS and glued(syntax, at - 1) and glued(syntax, at):
        linked = ezafe(syntax, at, stop)
        if linked:
            return linked
        if (land := reading(text_of(syntax, at - 1, at + 2))) is not None and land.kind == "country":
            return 2  # "Guinea-Bissau"
        sides = (reading(tokens[at - 1].text), reading(after.text))
        if all(side is not None and side.kind in ("country", "place") for side in sides):
            return 0
        road = tokens[at + 2].lower in _ROADS if at + 2 < stop else False
        if road and candidates(tokens[at - 1].text) and candidates(after.text):
            return 0  # "the Lima-Cusco highway"
        if (after.text[:1].isupper() and _is_name_token(after)) or given_name(syntax, at, stop):
            return 2
        return 0
    if token.text == "/" and glued(syntax, at - 1) and glued(syntax, at):
        return 2 if reading(text_of(syntax, at - 1, at + 2)) is not None else 0
    if token.lower in ("von", "van", "de") and after.lower in _SECOND and at + 2 < stop:
        return 2 if _is_name_token(tokens[at + 2]) else 0  # "Ursula von der Leyen"
    if token.text in _FOREIGN and tokens[at - 1].text[:1].isupper():
        links = 2 if after.text in _FOREIGN_ARTICLES and at + 2 < stop else 1
        if _is_name_token(tokens[at + links]):
            return links  # "Mouvement pour la Libération", "Jeshi la Ukombozi"
    if (token.lower in PARTICLES and len(token.text) > 1) or token.text in _ARTICLES:
        if after.text in HYPHENS and at + 2 < stop and glued(syntax, at) and tokens[at + 2].text[:1].isupper():
            return 3
        return 1 if _is_name_token(after) and token.lower not in ("as", "an", "at", "en", "do", "y") else 0
    if token.text == "es" and after.text[:1].isupper():
        return 2  # "Dar es Salaam"
    inside = token.entity.startswith("I-") and after.entity.startswith("I-")
    if token.lower in ("'s", "’s"):
        if after.text.istitle() and candidates(text_of(syntax, at - 1, at + 2)):
            return 2  # "Cox's Bazar"
        if after.text in ("Office", "Offices") and (is_title(tokens[at - 1].text) or articled(syntax, at)):
            return 2  # "the U.S. Attorney's Office", "the Public Defender's Office"
        if after.text in _OF_SAINTS and any(t.text in _SAINTS for t in tokens[max(at - 3, 0) : at - 1]):
            return 2  # "St. Mark's Basilica"
        if any(reading(text_of(syntax, at - 1, k)) is not None for k in range(at + 2, min(at + 5, stop + 1))):
            return 2  # "the Lord's Resistance Army"
        body = inside or last_word_kind(after.text) is not None or ends_body(syntax, at, stop)
        return 2 if body and tokens[at - 1].lower in _POSSESSED and after.text[:1].isupper() else 0
    if token.text in ("'", "’") and token.tag in ("POS", "''") and glued(syntax, at - 1):
        # "the Kirin Workers' Party": whoever owns a body by its name is part of the name.
        owner = tokens[at - 1]
        owns = owner.lower.endswith("s") and reading(owner.text) is None
        body = of_school(syntax, at, stop) or (after.text == "Rights" and owner.text in matters())
        return 2 if owns and after.text[:1].isupper() and body else 0
    if token.lower == "on" and tokens[at - 1].text in _MANDATED and _is_name_token(after):
        return 2 if after.text in matters() else 0
    if of_cause(syntax, at) and (_is_name_token(after) or token.text == "to"):
        return 2
    if token.lower in ("of", "for"):
        skip = 1 if after.lower == "the" and at + 2 < stop else 0
        behind = tokens[at + 1 + skip]
        before = tokens[at - 1]
        if not _is_name_token(behind) or behind.lower in _CALENDAR or is_firm(before.text):
            return 0
        if of_front(syntax, at, at + 1 + skip, stop) or (token.lower == "of" and of_sworn(syntax, at)):
            return 2 + skip
        if not skip and _of_whoever_leads(syntax, at + 1, stop):
            return 0
        whole = reading(text_of(syntax, max(at - 2, 0), at + 2 + skip)) if tokens[at - 2].text[:1].isupper() else None
        if whole is not None and whole.kind == "country":
            return 2 + skip  # "Democratic Republic of the Congo"
        if _of_a_land(syntax, at, behind):
            return 0
        organ = last_word_kind(before.text) is not None and before.text[:1].isupper()
        portfolio = behind.lower in PORTFOLIO | {"navy"} and before.lower in _WHOLES
        if token.lower == "of" and before.text in _SEES:
            return 2 + skip  # "the Diocese of San Salvador"
        if doing(before) and "for" in (tokens[at - 2].lower, tokens[at - 3].lower):
            return 2 + skip  # "the Movement for the Salvation | of Arda"
        joined = skip == 0 or inside or doing(behind)
        if organ and ((joined and reading(behind.text) is None) or portfolio):
            return 2 + skip
        return (
            2 + skip
            if inside or (is_title(before.text) and tokens[at].entity == "O" and behind.lower in PORTFOLIO)
            else 0
        )
    if token.lower in ("and", "&"):
        if after.text in _PARTNERS or two_lands(syntax, at):
            return 2
        if tokens[at - 2].lower == "on" and {tokens[at - 1].text, after.text} <= matters():
            return 2  # "Commission on Truth and Reconciliation"
        return 2 if inside and _is_name_token(after) and last_word_kind(tokens[at - 1].text) is None else 0
    return 0


def _of_whoever_leads(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a title and a name stand behind "of": "the Harbour Party of | Prime Minister Ada Lind"."""
    tokens = syntax.tokens
    titled = next((i for i in range(first, min(first + 2, stop)) if is_title(tokens[i].text)), None)
    if titled is None or titled + 1 >= stop:
        return False
    return _is_name_token(tokens[titled + 1]) and tokens[titled + 1].entity.endswith("PERSON")


def _of_a_land(syntax: Syntax, of: int, land: Token) -> bool:
    """Whether "of" tells where a person is from: "Jana Roos | of | Norway"."""
    known_land = reading(land.text)
    if of < 2 or known_land is None or known_land.kind != "country":
        return False
    first, last = syntax.tokens[of - 2], syntax.tokens[of - 1]
    two = first.text.istitle() and last.text.istitle() and last.tag == "NNP" and last_word_kind(last.text) is None
    return two and forename_gender(first.text) is not None
