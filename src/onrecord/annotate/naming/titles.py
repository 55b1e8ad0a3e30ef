"""Titles: "Prime Minister" before a name, "a former ambassador to Japan" behind it."""

from __future__ import annotations

from onrecord.annotate.naming.readings import parted, reading
from onrecord.annotate.nouns import forename_gender, last_word_kind, noun
from onrecord.annotate.syntax import Syntax

# What may stand before the head of a title and belongs to it rather than to the body named before it.
MODIFIERS = frozenset(
    "acting assistant associate brigadier chief defence defense deputy economy education energy executive exterior "
    "external finance first foreign former general health high home information interim interior junior justice lance "
    "lead leading lieutenant major managing media minister ministerial national permanent police political press prime "
    "principal private regional retired rear second senior shadow special staff supreme trade transport vice "
    "vice-admiral opposition conservative liberal ex-president then late security presidential governing military army "
    "navy government majority minority under house senate republican democratic district state assembly "
    "attorney petty warrant".split()
)
_HYPHENED = frozenset(
    "prosecutor secretary director solicitor governor inspector surgeon auditor commander editor advocate procurator "
    "consul co ex sub sergeant captain coordinator president".split()
)
# Offices that nobody bears as a name.
_OFFICES = frozenset(
    "adviser advisor spokesperson spokesman spokeswoman secretary minister president director commissioner ambassador "
    "coordinator prosecutor".split()
)
_OF_SEVERAL = frozenset(
    "Presidents Ministers Senators Generals Representatives Sens. Reps. Gens. Govs. Profs. Drs. Attys. Revs. Cols. "
    "Sgts. Secretaries Ambassadors Chancellors "
    "Governors Mayors Kings Judges Justices Professors Colonels Sergeants Attorneys Prosecutors Commanders "
    "Congressmen Commissioners Captains Lieutenants Majors Admirals Deputies Envoys Directors".split()
)
# Ranks and posts of police forces, written as letters.
_RANKS = frozenset("SP DSP ASP CSP SSP DIG AIG IGP IG DCP ACP SHO DPO".split())
# Titles that are last names, too.
_ALSO_NAMES = frozenset(
    "Pope King Bishop Judge Dean Prince Marshal Major Baron Duke Earl Abbot Deacon Priest Monk Chancellor Constable "
    "Cardinal Chaplain Rector Steward Sultan Shah Malik Emperor Queen Sargent Knight Page Cook Butler Taylor".split()
)
_HEADS = frozenset("Head Chief Chair".split())
ELECT = frozenset({"elect", "designate", "select", "nominate"})
"""What a hyphen joins to an office that somebody is to hold."""
SECONDS = frozenset("Deputy Acting Assistant Associate Interim Vice".split())
"""What stands before the office of whoever is second to it, or holds it for a time."""
# An office has so many words at least behind its head to be a long one, and so many at most.
_LONG, _LONGEST = 3, 14
_INSIDE = frozenset("of for the and & ,".split())
# Titles that are forenames behind "national" and the like.
_FORENAMES = frozenset("Emir Sultan Prince King Duke Earl Marshal Judge Baron Major".split())
_TITLE_TAGS = frozenset("NNP NNPS NN JJ POS HYPH NNS".split())
_TITLE_LABELS = frozenset("compound amod nmod poss case punct nsubj dep".split())
PORTFOLIO = frozenset(
    "state defence defense foreign affairs interior health finance the justice energy staff war treasury police".split()
)
"""What an office is of: "Minister of Defence"."""


def is_title(word: str) -> bool:
    """Whether a word may end a title before a name ("Minister", "Sen.", "spokeswoman")."""
    found = noun(word.lower())
    return (found is not None and found.title) or word in _RANKS


def ends_office(syntax: Syntax, i: int) -> bool:
    """Whether a capitalised word is what the office before it is of: "secretary of | State"."""
    tokens = syntax.tokens
    if i < 2 or not is_title(tokens[i - 2].lower):
        return False
    if tokens[i].lower == "portfolio" and tokens[i - 1].lower == "without":
        return True
    return tokens[i].lower in PORTFOLIO and tokens[i - 1].lower == "of"


def is_called(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether what looks like a title behind a forename is a last name: "Amy | Pope", "John B. | King"."""
    words = syntax.tokens[first:stop]
    initial = len(words) == 3 and len(words[1].text.rstrip(".")) == 1
    if words[-1].text not in _ALSO_NAMES or not (len(words) == 2 or initial):
        return False
    return all(t.tag == "NNP" for t in words) and forename_gender(words[0].text) is not None


def is_rank(word: str) -> bool:
    """Whether letters are a rank or post of a police force."""
    return word in _RANKS


def ends_title(word: str) -> bool:
    """Whether a word may end a title before a name, or one before several names ("Presidents X and Y")."""
    return is_title(word) or (word in _OF_SEVERAL)


def is_deputy(syntax: Syntax, k: int) -> bool:
    """Whether a word ends a title as that of whoever stands second to it: "First Deputy Head"."""
    return k > 0 and syntax.tokens[k].text in _HEADS and syntax.tokens[k - 1].text in SECONDS


def is_elect(syntax: Syntax, k: int) -> bool:
    """Whether a word ends the title of who is to hold an office: "President- | elect", "Minister- | designate"."""
    tokens = syntax.tokens
    return (
        k > 1 and tokens[k].lower in ELECT and tokens[k - 1].text in ("-", "–") and is_title(tokens[k - 2].text.lower())
    )


def is_office(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether the tokens ``[first, stop)`` are an office with its portfolio and no more: "Secretary of State"."""
    tokens = syntax.tokens
    return (
        stop - first > 2
        and tokens[stop - 1].lower != "the"
        and is_title(tokens[first].text)
        and tokens[first + 1].lower in ("of", "for")
        and all(t.lower in PORTFOLIO for t in tokens[first + 2 : stop])
    )


def office_end(syntax: Syntax, head: int, stop: int) -> int:
    """Where an office ends whose noun is the token `head`, and whose words so far end at `stop`: what it is of taken
    in, "secretary | of state", "commander | in chief", but no body that it is of."""
    tokens = syntax.tokens
    behind = [t.lower for t in tokens[stop : stop + 2]]
    if head + 1 != stop or len(behind) < 2 or not is_title(tokens[head].text):
        return stop
    if behind == ["in", "chief"]:
        return stop + 2
    after = tokens[stop + 2].lower if stop + 2 < len(tokens) else "."
    of = behind[0] in ("of", "for") and behind[1] in PORTFOLIO - {"the"} and tokens[stop + 1].head == stop
    return stop + 2 if of and after not in ("and", "-") else stop


def all_office(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether tokens ``[first, stop)`` are words of offices alone, the last one of no name: "Chief Adviser"."""
    last = noun(syntax.tokens[stop - 1].lower)
    if last is None or last.noun not in _OFFICES:
        return False
    return all(is_title(t.text) or t.lower in MODIFIERS for t in syntax.tokens[first:stop])


def long_office(syntax: Syntax, first: int, stop: int) -> int | None:
    """Where the name begins behind an office of many words that begins at `first`: "Under Secretary of the Treasury for
    Terrorism and Financial Intelligence | Ada Lind"; None where no such office does."""
    tokens = syntax.tokens
    k = first
    while k + 1 < min(first + 4, stop) and tokens[k + 1].lower not in ("of", "for"):
        if tokens[k].lower not in MODIFIERS and tokens[k].text != "Under":
            return None
        k += 1
    if k + _LONG >= stop or not is_title(tokens[k].text) or tokens[k + 1].lower not in ("of", "for"):
        return None
    for m in range(k + 2, min(k + _LONGEST, stop - 1)):
        token, before = tokens[m], tokens[m - 1]
        land = reading(token.text) if token.text[:1].isupper() else None
        if land is not None and land.kind in ("country", "place") and land.form != "demonym":
            return None  # "Minister of Defence of Peru | Ada Lind"
        begins = token.entity == "B-PERSON" or forename_gender(token.text) is not None
        if before.text == "," and is_title(token.text) and tokens[m + 1].entity == "B-PERSON":
            return None  # "Governor of Lower Ardana, General Ada Lind"
        if m > k + _LONG and begins and before.text[:1].isupper() and tokens[m + 1].text[:1].isupper():
            return m
        if not token.text[:1].isupper() and token.lower not in _INSIDE:
            return None
    return None


def title_head(syntax: Syntax, first: int, stop: int) -> int | None:
    """Where a title ends in the tokens ``[first, stop)`` that a person's name closes: the index of its last word,
    None where no title stands there. "General Assembly" and "Justice Department" hold no title."""
    tokens = syntax.tokens
    sort = last_word_kind(tokens[stop - 1].text)
    if sort == "other" and forename_gender(tokens[stop - 2].text) is not None:
        sort = None  # "Gov. Nathan Deal"
    if sort == "place" and forename_gender(tokens[stop - 2].text) and tokens[stop - 1].entity == "I-PERSON":
        sort = None  # "Minister Robert Hill"
    if stop - first < 2 or sort is not None:
        return None
    for k in range(stop - 2, first - 1, -1):
        if k == first and tokens[k].text in _FORENAMES and _behind_person(syntax, k):
            continue
        ends = ends_title(tokens[k].text) or (k > first and (is_deputy(syntax, k) or is_elect(syntax, k)))
        if not ends or tokens[k + 1].text in ("-", "–", "'s", "’s"):
            continue
        if last_word_kind(tokens[k + 1].text) is not None and forename_gender(tokens[k + 1].text) is None:
            return None
        if k > first and tokens[k - 1].text in ("-", "–") and not _joins_title(syntax, k - 1, first):
            continue
        if tokens[k + 1].lower in ("of", "for"):
            end = k + 2
            while end < stop - 1 and tokens[end].lower in PORTFOLIO:
                end += 1
            held = end > k + 2 and (tokens[k + 1].lower == "of" or tokens[end - 1].lower != "the")
            return end - 1 if held else None
        return k
    return None


def _behind_person(syntax: Syntax, i: int) -> bool:
    """Whether a common noun of a person, and no title, stands right before a token: "Kordian national Emir X"."""
    found = noun(syntax.tokens[i - 1].lower) if i else None
    return found is not None and found.kind == "person" and not found.title


def _joins_title(syntax: Syntax, hyphen: int, first: int) -> bool:
    """Whether the hyphen stands inside of one title: "Prosecutor-General", "Lieutenant-Colonel"."""
    if hyphen - 1 < first:
        return False
    before = syntax.tokens[hyphen - 1].lower
    return before in MODIFIERS or before in _HYPHENED or is_title(before)


def title_start(syntax: Syntax, first: int, head: int) -> int:
    """Where the title whose last word is `head` begins, not before `first`: its modifiers are taken in, the body
    or country named before them is not."""
    k = head
    tokens = syntax.tokens
    while k > first and tokens[k - 1].lower in PORTFOLIO | {"of"} and tokens[k - 1].lower != "the":
        k -= 1
        if tokens[k].lower == "of":
            k -= 1
            break
    k = max(k, first)
    while k > first:
        if tokens[k - 1].text in ("-", "–") and _joins_title(syntax, k - 1, first):
            k -= 2
            continue
        if not (tokens[k - 1].lower in MODIFIERS or is_title(tokens[k - 1].text)):
            break
        if k - 2 >= first and (seat := reading(syntax.span(k - 2, k).text)) is not None and seat.form == "metonym":
            break  # "White House | Chief of Staff"
        if tokens[k - 1].lower in ("state", "house", "senate", "assembly") and not is_title(tokens[k].text):
            break
        k -= 1
    return k


def presides(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a body that somebody presides over stands right before a name: "President of the | Council |
    Ada Lind"."""
    tokens = syntax.tokens
    if first < 3 or stop - first < 3 or [t.lower for t in tokens[first - 2 : first]] != ["of", "the"]:
        return False
    body, last = last_word_kind(tokens[first].text), last_word_kind(tokens[stop - 1].text)
    return body == "organization" and last is None and is_title(tokens[first - 3].text)


def title_before(syntax: Syntax, first: int) -> tuple[int, int] | None:
    """The tokens ``[start, stop)`` of the title right before the name that begins at `first`: from the body or
    country that is named in it to its last word ("State Department spokesman"), without a determiner."""
    tokens = syntax.tokens
    sentence = syntax.sentence_of(first)
    k = first - 1
    if k < sentence.first or parted(syntax, k, first):
        return None
    if tokens[k].text == "." and k > sentence.first and is_title(tokens[k - 1].text):
        # A rank that the parser cut from its stop: "army spokesman Lt. Col. X".
        k -= 1
    for n in range(k, max(sentence.first - 1, k - _LONGEST), -1):
        if is_title(tokens[n].text) and long_office(syntax, n, sentence.stop) == first:
            while n > sentence.first and (tokens[n - 1].lower in MODIFIERS or tokens[n - 1].text == "Under"):
                n -= 1
            return n, first
        if not tokens[n].text[:1].isupper() and tokens[n].lower not in _INSIDE:
            break
    ends = ends_title(tokens[k].text) or is_deputy(syntax, k) or is_elect(syntax, k)
    if not ends or (tokens[k].text in _FORENAMES and _behind_person(syntax, k)):
        m = k
        while m > sentence.first and tokens[m].lower in PORTFOLIO:
            m -= 1
        if ends_office(syntax, k):
            m = k - 1  # "Minister without | Portfolio"
        elif m == k or tokens[m].lower != "of" or not is_title(tokens[m - 1].text):
            return None
        k = m - 1
    start = k
    while start > sentence.first:
        before = tokens[start - 1]
        if before.text == "." and start - 2 > sentence.first and is_title(tokens[start - 2].text):
            start -= 2  # "army spokesman Brig | . | Gen. X"
            continue
        if start - 3 >= sentence.first and before.lower in PORTFOLIO and tokens[start - 2].lower == "of":
            if before.lower == "the" or not is_title(tokens[start - 3].text):
                break
            start -= 3  # "army chief of staff | Gen. X"
            continue
        land = reading(before.text) if start - 2 == sentence.first and tokens[start - 2].text in ("In", "At") else None
        if land is not None and land.kind in ("country", "place") and land.form != "demonym":
            break  # "In Vela | Minister Rudd met them"
        if before.tag == "NNS" and before.text.islower() and tokens[start].text[:1].isupper():
            person = noun(before.lemma)
            if person is not None and person.kind == "person":
                break  # "the Kordian refugees | President Rudd wants to bring in"
        inside = before.tag in ("HYPH", "POS") or start - 1 <= before.head <= first + 8
        if (
            (before.tag in _TITLE_TAGS and before.label in _TITLE_LABELS and inside)
            or (before.tag in ("NNP", "NNPS") and before.text[:1].isupper() and before.head > start - 1)
            or (before.lower in MODIFIERS and before.text.istitle() and is_title(tokens[start].text))
            or (before.lower in ("ruling", "governing") and tokens[start].tag == "HYPH")
        ):
            start -= 1
            continue
        break
    return start, first
