"""An address that opens at a sentence: https://wicg.github.io/scroll-to-text-fragment/."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

DIRECTIVE = ":~:"
EDGE = 4
"""Words of a long sentence's beginning and end by which it is found; pages differ from what was read of them mostly in between."""
SHORT = 2 * EDGE
"""A sentence of no more words is named whole."""
LONGEST = 60
"""Characters that a beginning, an end or a whole sentence may have."""


def at_text(url: str, sentence: str) -> str:
    """The address with a text fragment for the sentence; itself where it is a PDF's, has a directive already or no words are given."""
    parts = urlsplit(url)
    words = sentence.split()
    if not words or DIRECTIVE in url or parts.scheme not in ("http", "https") or parts.path.lower().endswith(".pdf"):
        return url
    return f"{url}{'' if '#' in url else '#'}{DIRECTIVE}text={_found_by(words)}"


def _found_by(words: list[str]) -> str:
    whole = " ".join(words)
    if len(words) <= SHORT and len(whole) <= LONGEST:
        return _encoded(whole)
    beginning, end = " ".join(words[:EDGE]), " ".join(words[-EDGE:])
    if len(words) <= SHORT:  # few words that are long, or a script that puts none between its words
        beginning, end = whole[: LONGEST // 3], whole[-(LONGEST // 3) :]
    return f"{_encoded(beginning)},{_encoded(end)}"


def _encoded(text: str) -> str:
    """Percent-encoded, the characters that part a directive's terms among them."""
    return quote(text, safe="").replace("-", "%2D")
