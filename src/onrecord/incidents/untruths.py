"""Untruths: whether a statement denies by what it says of a charge, and not by its verb: "called the accusation
grotesque", "said that was a fairy tale", "said that no officer had had any part in it"."""

from __future__ import annotations

import re

from onrecord.incidents.phrases import blame_words
from onrecord.records import Attribution
from onrecord.text import fold

CHARGE = re.compile(
    r"\b(?:accusation|allegation|charge|claim|blame|suspicion|report|insinuation|suggestion|remark|comment|assertion"
    r"|theor(?:y|ies)|finger-pointing)s?\b|^(?:it|that|this|them)(?: as\b.*)?$",
    re.IGNORECASE,
)
"""What somebody is charged with, by any of its names, or what takes it up."""
HAD_NOT = re.compile(
    r"(?:that )?(?:it|they|he|she|we|its \w+|their \w+) (?:did|had|was|were|has|have) not", re.IGNORECASE
)
"""That whoever speaks, or his own, did not: nothing else is said."""
_CALLED_UNTRUE = 6
"""So many words behind "the claim was" may say that it is untrue."""
_CALLING = frozenset({"called", "calls", "described", "dismissed", "branded", "termed", "labelled"})
_CALLED_SO = re.compile(
    r"(?:(?:the|that|this|those|such|his|her|its|their) (?:\w+ )?|[\w’' ]{2,30}['’]s )"
    r"(?:accusation|allegation|charge|claim|suggestion|account|version|story|tale|word|testimony|theory|statement|remark)s?"
    r" (?:as )?[“\"]?(?:an? |\w+ly )?(\w+)"
)
# "The claim was “completely false”".
_IS_SO = re.compile(
    r"(?:that )?(?:(?:the|that|this|those|these|such|all|any|an?|his|her|its|their) (?:\w+ )?|[\w’' ]{2,30}['’]s? "
    r"|(?=\w+s ))(?:accusation|allegation|charge|claim|suggestion|assertion|report|account|version|insinuation)s?"
    r"(?: (?:that|against|of|about|by|from|made) [^.;]*?)? (?:was|were|is|are|had been) (.*)",
    re.IGNORECASE | re.DOTALL,
)
# "That is a fairy tale."
_THAT_IS = re.compile(r"(?:that|this|it)(?:['’]s| is| was) (?!wrong)(.{3,})", re.IGNORECASE | re.DOTALL)
_SLANDER = re.compile(r"(?:this|that|it|them) (?:as )?[“\"]?(?:an? )?(\w+)", re.IGNORECASE)
# "The teacher was lying", "he had made it up".
_LYING = re.compile(
    r"(?:that )?(?:the [\w-]+|he|she|they|[A-Z][\w’'-]+) (?:(?:was|were|is|are|had been) (?:simply |just |plainly )?"
    r"(?:lying|an? liar|liars|telling (?:lies|stories|tales)|making (?:it|this|that|things) up)"
    r"|(?:has |had |have )?(?:lied|made (?:it|this|that|everything) up))\b"
)
# "That no officer had had anything to do with it".
_NO_ONE = re.compile(
    r"(?:that )?(?:no|none of|not one of) [^,;.]{2,60}?\b(?:had|has|have|was|were|took) [^;.]{0,40}?"
    r"(?:involved|anything to do with|part in|role in|hand in|behind|responsib)",
    re.IGNORECASE,
)
_CREDIBLE = frozenset(
    {"credible", "serious", "grave", "true", "justified", "plausible", "likely", "of", "against", "that"}
)


def says_no(a: Attribution) -> bool:
    """Whether a statement denies in other words: "said that it had not", "called the accusation grotesque"."""
    if not a.content or not a.cue:
        return False
    said = a.content[0].text.lstrip("“\"‘'")
    if fold(a.cue[-1].text) in _CALLING:
        slander = a.stance == "condemns" or is_untrue(said)
        called = _CALLED_SO.match(said) or (_SLANDER.match(said) if slander else None)
        return called is not None and fold(called[1]) not in _CREDIBLE
    if fold(a.cue[-1].text) in blame_words("rejecting"):
        return CHARGE.search(said) is not None
    if _LYING.match(said):
        return True
    if (so := _IS_SO.match(said)) is not None:
        return is_untrue(so[1])
    if (that := _THAT_IS.match(said)) is not None and is_untrue(that[1]):
        return True
    return HAD_NOT.fullmatch(said) is not None or _NO_ONE.match(said) is not None


def is_untrue(words: str) -> bool:
    """Whether words call something untrue: "malicious and without any foundation", and not "being looked into"."""
    begun = " ".join(re.findall(r"[\w’'-]+", fold(words))[:_CALLED_UNTRUE])
    return any(re.search(rf"\b{re.escape(word)}", begun) for word in blame_words("untrue"))
