"""The one normaliser of text, shared by lexicons and steps.

`fold` makes two spellings of one name equal. Its steps, in order:

1. NFKD, so that letters part from their marks;
2. combining marks are dropped (é -> e), and letters that do not decompose are spelled out (ł -> l, ø -> o, ß -> ss);
3. curly quotation marks, primes and the letter-like apostrophes (ʼ ʻ ‘ ’ `) become ' and ";
4. every dash and hyphen becomes "-";
5. case is folded;
6. white space is collapsed to single blanks and stripped.

Not part of it: stemming, removal of articles, transliteration of other scripts, removal of punctuation. Text is
folded for comparison only; what is stored always keeps the characters of the report.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ı": "i", "æ": "ae", "Æ": "AE"}
    | {"œ": "oe", "Œ": "OE", "þ": "th", "ð": "d", "ə": "a", "Ə": "A"}
    | dict.fromkeys("‘’‛ʼʻʾʿ`´′", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
)
_SPACE = re.compile(r"\s+")
_FIRST_MARK = "\u0300"  # no letter before it combines


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The folded form of `text`; see the module's docstring for what that means."""
    if text.isascii():  # nothing to take apart
        return " ".join(text.replace("`", "'").lower().split())
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join([c for c in apart if c < _FIRST_MARK or not unicodedata.combining(c)])
    return _SPACE.sub(" ", bare.translate(_LETTERS).casefold()).strip()


def without_article(text: str) -> str:
    """`text` without a leading "the", "a" or "an"."""
    first, blank, rest = text.partition(" ")
    return rest if blank and first.lower() in ("the", "a", "an") else text
