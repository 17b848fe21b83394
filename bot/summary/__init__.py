"""An article to its most telling sentences: word for word, in reading order, each to be understood alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.model import Article, Sentence, Summary
from bot.summary.leaning import leans_on_a_name, stands_alone
from bot.summary.material import Candidate, candidates
from bot.summary.scoring import scores
from bot.text import language

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["summarise"]

_SAME = 85  # token_set_ratio (0..100) from which two sentences say the same
_HEADLINE_AGAIN = 92  # token_sort_ratio (0..100) from which a sentence only repeats the headline


def summarise(article: Article, count: int = 3) -> Summary:
    """The article's `count` most telling sentences in reading order, or all where it has no more than that.

    Fewer come back where fewer can be understood alone; a sentence that leans on the one before it comes only along with that.
    Where not one stands alone, it is the article's beginning. A `count` below 1 gives none.
    """
    found = candidates(article)
    chosen = found if len(found) <= count else _telling(article, found, count)
    return Summary(article, tuple(Sentence(each.text, each.position) for each in chosen))


def _telling(article: Article, found: Sequence[Candidate], count: int) -> list[Candidate]:
    spoken = language(article.text)
    whole = [each for each in found if each.whole and not _repeats(each, article.title)] or found
    score = scores(whole, article.title, spoken)
    waiting = sorted(whole, key=lambda each: -score[each.order])
    chosen: list[Candidate] = []
    while len(chosen) < count and (best := next((each for each in waiting if _fits(each, chosen, spoken)), None)):
        chosen.append(best)
    return sorted(chosen or whole[: max(0, count)], key=lambda each: each.order)


def _fits(candidate: Candidate, chosen: Sequence[Candidate], spoken: str) -> bool:
    if any(fuzz.token_set_ratio(candidate.folded, each.folded) >= _SAME for each in chosen):
        return False
    return stands_alone(candidate.text, spoken) or any(_carries(each, candidate, spoken) for each in chosen)


def _carries(before: Candidate, candidate: Candidate, spoken: str) -> bool:
    return before.order == candidate.order - 1 and not leans_on_a_name(before.text, candidate.text, spoken)


def _repeats(candidate: Candidate, headline: str) -> bool:
    return fuzz.token_sort_ratio(candidate.folded, headline.casefold()) >= _HEADLINE_AGAIN
