"""Which sentences have to come along so that one of them can be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.summary.leaning import leans_on_a_name, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.summary.material import Candidate

_MOST = 5
"""Of so many sentences, at most, a company is: nobody wants more for the sake of one."""
_NOBODY: frozenset[int] = frozenset()


def companies(found: Sequence[Candidate], language: str) -> list[frozenset[int]]:
    """For each sentence the orders of those that it comes with, its own among them; none where it is not understood even so.

    A sentence that leans comes with the one before it, and that with the one before, until one stands alone and whoever is spoken of
    is named; a quotation comes with all its sentences and with the one that says who speaks.
    """
    return [_company(found, each.order, language) if each.states else _NOBODY for each in found]


def _company(found: Sequence[Candidate], order: int, language: str) -> frozenset[int]:
    company: set[int] = set()
    wanted = {order}
    while wanted and len(company | wanted) <= _MOST and all(_can_come(found, other) for other in wanted):
        company |= wanted
        wanted = set(_leant_on(found, company, language)) - company or _naming(found, company, language)
    return _NOBODY if wanted else frozenset(company)


def _can_come(found: Sequence[Candidate], order: int) -> bool:
    """Whether there is a statement there, or a piece of one, in which nobody's words are left open."""
    if not 0 <= order < len(found):
        return False
    each = found[order]
    spoken = not each.voice.unnamed or (order > 0 and found[order - 1].voice.quotes)
    return (each.states or each.voice.goes_on) and not each.voice.unclosed and spoken


def _leant_on(found: Sequence[Candidate], company: Iterable[int], language: str) -> Iterator[int]:
    """The orders of the sentences beside those of the company that they do not go without."""
    for each in (found[order] for order in company):
        if each.voice.begun or each.voice.unnamed or not stands_alone(each.text, language):
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
