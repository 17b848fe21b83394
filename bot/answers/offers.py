"""What may have been meant where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.text import stem, stopwords, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.matching import Ranked

NEARLY = 0.5
"""A passage with at least this share of the least score is worth offering: half as likely right as what is sent."""
OFFERS = 3
"""So many passages are offered, each of another article."""


def offers(ranked: Iterable[Ranked], asked: str, languages: Sequence[str], least_score: float) -> list[Ranked]:
    """Of the passages, best first, those worth offering, one an article: what nearly answers, or holds every word that was asked about.

    A single word says too little for a score, but a passage that holds it is worth a look.
    """
    wanted = [word for word in words(asked) if word not in stopwords()]
    needed = {code: {stem(word, code) for word in wanted} for code in languages if wanted}
    best: dict[int, Ranked] = {}
    for one in ranked:
        fresh = len(best) < OFFERS and one.passage.article not in best
        if fresh and (round(one.score, 1) >= NEARLY * least_score or _holds(one.passage.text, needed)):
            best[one.passage.article] = one
    return list(best.values())


def _holds(text: str, needed: Mapping[str, set[str]]) -> bool:
    """Whether the text has all the stems that are needed in one of the languages, given by language."""
    said = {*words(text)} if needed else set()
    return any(stems <= {stem(word, code) for word in said} for code, stems in needed.items())
