"""Which sentences have to come along so that one of them can be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.summary.leaning import begins_an_article, leans_on_a_name, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.summary.material import Candidate

_MOST = 5
"""Of so many sentences, at most, a company is: nobody wants more for the sake of one."""
_NOBODY: frozenset[int] = frozenset()


def companies(found: Sequence[Candidate], explained: Sequence[frozenset[int]], language: str) -> list[frozenset[int]]:
    """For each sentence the orders of those that it comes with, its own among them; none where it is not understood even so.

    A sentence that leans comes with the one before it, and that with the one before, until one stands alone and whoever is spoken of
    is named; a quotation comes with all its sentences and with the one that says who speaks; each with those by which it is `explained`.
    """
    beside = _beside(found, explained, language)
    return [_company(found, beside, each.order, language) if each.states else _NOBODY for each in found]


def _company(found: Sequence[Candidate], beside: Sequence[frozenset[int]], order: int, language: str) -> frozenset[int]:
    company: set[int] = set()
    wanted = {order}
    while wanted and len(company | wanted) <= _MOST and all(_can_come(found, other) for other in wanted):
        company |= wanted
        wanted = {other for each in company for other in beside[each]} - company or _naming(found, company, language)
    return _NOBODY if wanted else frozenset(company)


def _can_come(found: Sequence[Candidate], order: int) -> bool:
    """Whether there is a statement there, or a piece of one, in which nobody's words are left open."""
    if not 0 <= order < len(found):
        return False
    each = found[order]
    spoken = not each.voice.unnamed or (order > 0 and found[order - 1].voice.quotes)
    return (each.states or each.voice.goes_on) and not each.voice.unclosed and spoken


def _beside(found: Sequence[Candidate], explained: Sequence[frozenset[int]], language: str) -> list[frozenset[int]]:
    """For each sentence the orders of those that it does not go without."""
    first = next((each.order for each in found if each.states), 0)
    return [explained[each.order].union(_leant_on(each, first, language)) for each in found]


def _leant_on(each: Candidate, first: int, language: str) -> Iterator[int]:
    """The orders of the sentences next to it on which the sentence leans; before the `first` of the article is nothing."""
    alone = begins_an_article if each.order == first else stands_alone
    if each.voice.begun or each.voice.unnamed or not alone(each.text, language):
        yield each.order - 1
    if each.voice.goes_on:
        yield each.order + 1


def _naming(found: Sequence[Candidate], company: set[int], language: str) -> set[int]:
    """The order of the sentence before the company where one of it leans on somebody whom none before it names."""
    for order in company:
        before = [found[other].text for other in company if other < order]
        if before and all(leans_on_a_name(other, found[order].text, language) for other in before):
            return {min(company) - 1}
    return set()
