"""Several articles on one thing to the sentences that say different things of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.model import Article, Sentence, Summary
from bot.summary.company import companies
from bot.summary.explaining import explanations
from bot.summary.material import candidates
from bot.summary.scoring import scores, vector
from bot.text import language, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.summary.material import Candidate

_SAME = 75
"""token_set_ratio (0..100) from which sentences of two articles say the same: each writes in words of its own."""
_ON_IT = 1.0
"""What holding all of the words is worth beside being telling, 0..1: a sentence on another thing comes last."""


def compare(articles: Sequence[Article], words: str, count: int = 2) -> tuple[Summary, ...]:
    """Of each article at most `count` sentences on the words that none before it says, in reading order; none where it says nothing new."""
    told: list[Candidate] = []
    return tuple(_new_in(article, words, count, told) for article in articles)


def _new_in(article: Article, words: str, count: int, told: list[Candidate]) -> Summary:
    """What the article adds to what is `told`, which grows by it."""
    found = candidates(article)
    chosen: set[int] = set()
    for company in _by_worth(article, found, words, count):
        further = company - chosen
        if further and len(company | chosen) <= count and not _repeats((found[order] for order in further), told):
            chosen |= further
            told += (found[order] for order in further)
    return Summary(article, tuple(Sentence(found[order].text, found[order].position) for order in sorted(chosen)))


def _by_worth(article: Article, found: Sequence[Candidate], words: str, count: int) -> list[frozenset[int]]:
    """What of the article is understood and speaks of the words, what tells most of them first; anything where nothing speaks of them."""
    spoken = language(article.text)
    score, wanted = scores(found, spoken), vector(tokens(words), spoken).keys()
    held = [wanted & vector(tokens(each.text), spoken).keys() for each in found]

    def on_it(company: frozenset[int]) -> float:
        return len({stem for order in company for stem in held[order]}) / max(1, len(wanted))

    def worth(company: frozenset[int]) -> float:
        return _ON_IT * on_it(company) + sum(score.of(order, count) for order in company) / len(company)

    understood = list(dict.fromkeys(filter(None, companies(found, explanations(found, article.title, spoken), spoken))))
    return sorted(list(filter(on_it, understood)) or understood, key=worth, reverse=True)


def _repeats(further: Iterable[Candidate], told: Sequence[Candidate]) -> bool:
    return any(fuzz.token_set_ratio(one.folded, other.folded) >= _SAME for one in further for other in told)
