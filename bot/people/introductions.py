"""The phrases around a name that say who the person is: before it, behind it, and as the sentence's own statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.people.describing import (
    BREAKS,
    GENITIVES,
    PHRASE,
    RELATIVE,
    SAYING,
    THEIRS,
    Described,
    Found,
    calls,
    calls_many,
    grammar,
    modifies,
    phrase,
    speaks,
    title_start,
    word,
)
from bot.people.preceding import before, calling
from bot.people.succeeding import behind, belonging, past_bracket, relative

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.people.tokens import Token

    Span = tuple[int, int]

SHORT = 3
"""So many words at most stand in what somebody is said to be without an article: "is medical director of"."""
CLAUSE = 6
"""A clause with "whose" of fewer words was cut before its verb, and goes."""


def described(sentence: Sequence[Token], named: Span, names: Sequence[Span], paragraph: str) -> Described | None:
    """The best of the phrases by which a sentence says who the person is that the tokens `named` of it name.

    `names` are the places of all names of the sentence: "sisters Grace and Winifred Poole" says it of both.
    """
    together = joined(sentence, named, names)
    tried = [(named, False), (together, True)] if together != named else [(named, False)]
    found = [(*one, many) for span, many in tried for find in _WAYS if (one := find(sentence, *span))]
    for start, stop, rank, whole, many in sorted(found, key=lambda one: one[2]):
        if (rank != RELATIVE and _of_many(sentence, start, stop) != many) or _tells_of_another(sentence, start, stop, named, names):
            continue
        end = _without_stump(sentence, start, stop)
        text = phrase(sentence, start, end, paragraph, whole=whole and end == stop)
        lone = end - start == 1 and (not many or sentence[start].folded in grammar()["many"])
        if text and (" " in text or lone) and text.split()[0] != sentence[named[1] - 1].cased:
            return Described(text, rank)
    return None


def _tells_of_another(sentence: Sequence[Token], start: int, end: int, named: Span, names: Sequence[Span]) -> bool:
    """Whether a phrase goes on to somebody else: "her husband Tom Cole and their son", ", the historian Wilma Dykeman"."""
    within = [one for one in names if start < one[0] and one[1] <= end and one != named]
    if word(sentence, start) in grammar()["theirs"]:
        return bool(within)
    if any(calls(sentence[first - 1]) and not _speaks_of(sentence, start, first) for first, _ in within):
        return True
    before = end <= named[0]
    return before and any(last == end or word(sentence, last) in grammar()["and"] for _, last in within)


def _speaks_of(sentence: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase relates to whom it names: "the widow of the actor Paul Newman"."""
    related = grammar()["of"] | grammar()["relatives"] | grammar()["whose"] | grammar()["verbs"] | GENITIVES
    return any(word(sentence, at) in related or speaks(sentence, at) for at in range(start, end))


def joined(sentence: Sequence[Token], named: Span, names: Sequence[Span]) -> Span:
    """The stretch of the names that are counted up with this one: "Harold and Dot Amis"."""
    first, last = named
    for start, end in names:
        if start > last and all(token.folded in grammar()["and"] for token in sentence[last:start]):
            last = end
    for start, end in reversed(names):
        if end < first and all(token.folded in grammar()["and"] for token in sentence[end:first]):
            first = start
    return first, last


def _of_many(sentence: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase says what several people are, by the noun that all else in it belongs to: "two rival American explorers"."""
    if sentence[start].folded == "one":
        return False
    below = grammar()["of"] | grammar()["relatives"] | grammar()["whose"]
    head = next((at for at in range(start + 1, end) if word(sentence, at) in below), end)
    called = next((at for at in range(head - 1, start - 1, -1) if calls(sentence[at])), None)
    return called is not None and calls_many(sentence[called]) and word(sentence, called + 1) not in GENITIVES | {"'", "’"}


def _without_stump(sentence: Sequence[Token], start: int, end: int) -> int:
    return next((at for at in range(start, end) if sentence[at].folded == "whose" and end - at < CLAUSE), end)


def _saying(sentence: Sequence[Token], first: int, last: int) -> Found | None:
    """What the person is said to be: "X is the most senior ...", "X, who has died aged 93, was the first woman to ..."."""
    if title_start(sentence, first) > 1:
        return None
    at = past_bracket(sentence, last)
    if word(sentence, at) == ",":
        at = next((close + 1 for close in range(at + 1, len(sentence)) if sentence[close].text == ","), at)
    if word(sentence, at) not in grammar()["copulas"]:
        return None
    article = word(sentence, at + 1) in grammar()["indefinite"] | (grammar()["definite"] & {"the", "der", "die", "le", "la", "el"})
    if not article:
        return _office(sentence, at + 1)
    for end in range(at + 2, len(sentence)):
        if (sentence[end].folded in grammar()["cutters"] and not _joins(sentence, end)) or sentence[end].text in BREAKS:
            return at + 1, end, SAYING, sentence[end].text in BREAKS
    return at + 1, len(sentence), SAYING, False


def _joins(sentence: Sequence[Token], at: int) -> bool:
    """Whether an "and" goes on with what somebody is, or joins two names: "an actor and singer", "the son of Ann Lee and Sam Reed"."""
    if word(sentence, at) not in grammar()["and"] or at + 1 >= len(sentence):
        return False
    return calls(sentence[at + 1]) or (sentence[at - 1].capital and sentence[at + 1].capital)


def _office(sentence: Sequence[Token], at: int) -> Found | None:
    """The office without an article that begins there: "is medical director of the hospice", "was elected mayor in 1973"."""
    at += word(sentence, at) in grammar()["elected"]
    called = next((next_ for next_ in range(at, min(at + SHORT, len(sentence))) if calls(sentence[next_])), None)
    if called is None or word(sentence, called + 1) not in grammar()["of"] or not all(map(modifies, sentence[at:called])):
        return None
    ends = (
        end
        for end in range(called + 1, len(sentence))
        if sentence[end].text in BREAKS or sentence[end].folded in grammar()["cutters"] or _is_when(sentence, end)
    )
    end = next(ends, len(sentence))
    return at, end, SAYING, end < len(sentence)


def _is_when(sentence: Sequence[Token], at: int) -> bool:
    return word(sentence, at) in grammar()["of"] and word(sentence, at + 1).isdigit()


def _being(sentence: Sequence[Token], first: int, last: int) -> Found | None:
    """What is said to be the person: "Her handler is Iain MacRae"."""
    first = title_start(sentence, first)
    ends = word(sentence, last) in {"", *BREAKS} | grammar()["of"]
    if first < 2 or word(sentence, first - 1) not in grammar()["copulas"] or not ends or not calls(sentence[first - 2]):
        return None
    start = next((at + 1 for at in range(first - 2, -1, -1) if sentence[at].text in BREAKS), 0)
    owned = any(token.text in GENITIVES for token in sentence[start : first - 1])
    if not (owned or word(sentence, start) in grammar()["theirs"] | grammar()["definite"] or first - start <= SHORT):
        return None
    return start, first - 1, THEIRS if word(sentence, start) in grammar()["theirs"] else PHRASE, True


_WAYS: tuple[Callable[[Sequence[Token], int, int], Found | None], ...] = (behind, before, calling, _saying, _being, belonging, relative)
