"""An article to its most telling sentences: word for word, in reading order, each to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.model import Article, Sentence, Summary
from bot.summary.company import companies
from bot.summary.comparing import compare
from bot.summary.explaining import explanations
from bot.summary.material import Candidate, candidates
from bot.summary.scoring import Scores, scores
from bot.text import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["compare", "summarise"]

_SAME = 85  # token_set_ratio (0..100) from which two sentences say the same
_HEADLINE_AGAIN = 92  # token_sort_ratio (0..100) from which a sentence only repeats the headline
_MUCH = 0.4  # the share of an article from which a summary names in full, as the article does, nearly all that it speaks of
_NOTHING: frozenset[int] = frozenset()


def summarise(article: Article, count: int = 3, upon: Sequence[int] = ()) -> Summary:
    """The article's `count` most telling sentences in reading order, or all where it has no more than that.

    Fewer come back where fewer can be understood; a sentence that leans on others comes only along with them.
    Where not one is understood, it is the article's beginning. A `count` below 1 gives none.
    `upon` names shorter lengths, shortest first, whose sentences are all among the longer summary's.
    """
    found = candidates(article)
    chosen = found if len(found) <= count else _telling(article, found, (*upon, count))
    return Summary(article, tuple(Sentence(each.text, each.position) for each in chosen))


def _telling(article: Article, found: Sequence[Candidate], counts: Sequence[int]) -> list[Candidate]:
    spoken = language(article.text)
    score = scores(found, spoken)
    chosen: set[int] = set()
    for count in counts:
        brief = count < _MUCH * len(found)
        explained = explanations(found, article.title, spoken) if brief else [_NOTHING] * len(found)
        waiting = [company for company in _waiting(article, found, explained, spoken) if company - chosen]
        while best := _best(waiting, chosen, count, score):
            further = best - chosen
            if _says_more(found, further, chosen):
                chosen |= further
            waiting = [company for company in waiting if company - chosen not in (further, _NOTHING)]
    return [found[order] for order in sorted(chosen)] or list(found[: max(0, counts[-1])])


def _waiting(article: Article, found: Sequence[Candidate], explained: Sequence[frozenset[int]], spoken: str) -> list[frozenset[int]]:
    """Whatever can be told of the article, but for its headline, each sentence with those by which it is `explained`."""
    again = frozenset(each.order for each in found if _repeats(each, article.title))
    return [company for company in dict.fromkeys(companies(found, explained, spoken)) if company and not company & again]


def _best(waiting: Iterable[frozenset[int]], chosen: set[int], count: int, score: Scores) -> frozenset[int]:
    """Of the companies for which there is room the one whose further sentences are the most telling, on the average."""

    def telling(company: frozenset[int]) -> float:
        further = company - chosen
        return sum(score.of(order, count) for order in further) / len(further)

    return max((company for company in waiting if len(company | chosen) <= count), key=telling, default=_NOTHING)


def _says_more(found: Sequence[Candidate], further: Iterable[int], chosen: Iterable[int]) -> bool:
    """Whether none of the further sentences says what one of the chosen does."""
    return not any(fuzz.token_set_ratio(found[one].folded, found[other].folded) >= _SAME for one in further for other in chosen)


def _repeats(candidate: Candidate, headline: str) -> bool:
    return fuzz.token_sort_ratio(candidate.folded, headline.casefold()) >= _HEADLINE_AGAIN
