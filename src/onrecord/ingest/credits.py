"""Credits: who took or made a picture, at the end of its caption or on a line of its own."""

from __future__ import annotations

import re

_CREDIT = (
    r"(?i:file\s+)?(?i:photo(?:graph)?s?|image|picture|courtesy|credit|illustration|screenshot|video)\b"
    r"|(?:AP|AFP|REUTERS|Reuters|EPA|Getty)\s+(?i:photo|images?|file)\b|REUTERS/|AP/|EPA/|EPA-EFE"
)
_CREDIT_END = re.compile(
    rf"\s*(?:\((?:{_CREDIT})[^()]{{0,160}}\)|\[(?:{_CREDIT})[^\[\]]{{0,160}}\]"
    r"|(?:\(|\[)?[^().\[\]]{0,80}(?:Getty Images|AFP/|/AFP|/Reuters|/AP|/EPA|via AP|via Reuters|AP Photo)"
    r"[^().\[\]]{0,60}(?:\)|\])?)\.?$"
)
# "Mourners at the gate. | Photo: Ida Brandt", "Credit: Ida Brandt for Coastal Courier"
_CREDIT_LABEL = re.compile(
    r"(?:^|\s*\|\s*|(?<=[.!?…”’\"'])\s+)(?i:(?:photo(?:graph)?s?|image|picture|video)(?:\s+credit)?|credit)\s*:\s*"
    r"[^\W\d_a-z][^\d.!?|:]{2,80}\.?$"
)
# Most lines have none of these words, and the patterns above are slow to say so.
_CREDIT_WORDS = (
    "photo",
    "image",
    "picture",
    "courtesy",
    "credit",
    "illustration",
    "screenshot",
    "video",
    "getty",
    "reuters",
    "afp/",
    "/afp",
    "ap/",
    "/ap",
    "via ap",
    "epa",
)
_CREDIT_TAIL = re.compile(r"(?:REUTERS/[^\W\d_a-z][\w'’.-]+|(?:AFP|AP|EPA|Getty)\s+PHOTO)[\w\s'’./-]{0,60}$")


def credit_start(text: str) -> int | None:
    """Where the photographer's credit at the end of a caption begins, None without one."""
    tail = text[-260:].lower()
    if not any(word in tail for word in _CREDIT_WORDS):
        return None
    match = _CREDIT_END.search(text, max(0, len(text) - 260))
    if match is None or (match[0].strip()[:1] not in "([" and len(match[0]) < len(text) and text[match.start()] != " "):
        end = max(0, len(text) - 120)
        match = _CREDIT_LABEL.search(text, end) or _CREDIT_TAIL.search(text, end)
    return None if match is None else match.start()
