"""The runs of capitalised words of a sentence, in which alone names are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.people.describing import articles
from bot.people.lists import kinds, listed
from bot.text import stopwords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.people.tokens import Token

_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
"""What stands before a name without being of it: "on Friday Ursula von der Leyen"."""
PARTICLES = frozenset({"de", "di", "du", "del", "des", "da", "von", "van", "y", "e"})
"""What may stand between a noun and a name in other languages: "la patada de Nigel de Jong"."""


def runs(sentence: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of words that may be names: capitalised words and the particles before them, as (start, end)."""
    at = 0
    while at < len(sentence):
        end = at
        while end < len(sentence) and _may_be_name(sentence, end):
            end += 1
        start = at + ((at == 0 and (_opens_plainly(sentence[0]) or _opens_abroad(sentence))) or _joins(sentence, at))
        if end > start:
            yield start, end
        at = max(end, at + 1)


def _joins(sentence: Sequence[Token], at: int) -> bool:
    """Whether a particle is a noun's, not a name's: "la patada de Nigel de Jong"."""
    if not at or sentence[at].text not in PARTICLES or not sentence[at - 1].text.isalpha() or sentence[at - 1].capital:
        return False
    before = sentence[at - 1].folded
    return before not in stopwords() and not set("ST") & set(kinds(before))


def _opens_plainly(token: Token) -> bool:
    """Whether a sentence's first word is a plain one, capitalised for its place alone: "Earlier Zhao said"."""
    letters = kinds(token.folded)
    return "C" in letters and not set("GFTQ") & set(letters)


def _opens_abroad(sentence: Sequence[Token]) -> bool:
    """Whether a sentence begins with another language's article and calling: "Die Bürgermeisterin Anna Keller"."""
    return len(sentence) > 2 and sentence[0].folded in articles() and sentence[1].folded in listed("abroad")


def _may_be_name(sentence: Sequence[Token], at: int) -> bool:
    token = sentence[at]
    if token.capital:
        return token.folded not in _DAYS
    if "Q" not in kinds(token.folded) or not token.text.isalpha():
        return False
    return any(t.capital for t in sentence[at + 1 : at + 2]) or (at + 2 < len(sentence) and _two_particles(sentence, at))


def _two_particles(sentence: Sequence[Token], at: int) -> bool:
    return "Q" in kinds(sentence[at + 1].folded) and sentence[at + 2].capital
