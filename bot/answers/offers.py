"""What may have been meant where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.text import stem, stopwords, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.model import Match

NEARLY = 0.5
"""A passage with at least this share of the least score is worth offering: half as likely right as what is sent."""
OFFERS = 3
"""So many passages are offered, each of another article."""


def offers(matches: Iterable[Match], asked: str, languages: Sequence[str], least_score: float) -> tuple[Match, ...]:
    """Of the matches, best first, those worth offering, one an article: what nearly answers, or holds every word that was asked about.

    A single word says too little for a score, but a passage that holds it is worth a look.
    """
    wanted = [word for word in words(asked) if word not in stopwords()]
    worth = (match for match in matches if match.score >= NEARLY * least_score or _holds(match, wanted, languages))
    best: dict[int, Match] = {}
    for match in worth:
        best.setdefault(match.article.number, match)
    return tuple(best.values())[:OFFERS]


def _holds(match: Match, wanted: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether the passage has all the words, in any form of theirs."""
    said = words(match.passage.text)
    return bool(wanted) and any({stem(w, code) for w in wanted} <= {stem(w, code) for w in said} for code in languages)
