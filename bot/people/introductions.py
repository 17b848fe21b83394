"""The phrases around a name that say who the person is: before it, behind it, and as the sentence's own statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.people.describing import (
    APPOSITION,
    BELONGING,
    BREAKS,
    GENITIVES,
    NEAR,
    RELATIVE,
    SAYING,
    THEIRS,
    Described,
    Found,
    articles,
    calls,
    grammar,
    modifies,
    phrase,
    speaks,
    title_start,
    word,
)
from bot.people.lists import kinds, listed
from bot.people.preceding import before, calling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.people.tokens import Token

CLAUSE = 6
"""A clause with "whose" of fewer words was cut before its verb, and goes."""

_DASHES = frozenset("—–")


def described(sentence: Sequence[Token], first: int, last: int, paragraph: str) -> Described | None:
    """The best of the phrases by which a sentence says who the person named by its tokens `first` to `last` is."""
    found = [one for find in _WAYS if (one := find(sentence, first, last))]
    for start, stop, rank, whole in sorted(found, key=lambda one: one[2]):
        end = _without_stump(sentence, start, stop)
        text = phrase(sentence, start, end, paragraph, whole=whole and end == stop)
        if text and (" " in text or end - start == 1) and text.split()[0] != sentence[last - 1].cased:
            return Described(text, rank)
    return None


def _without_stump(sentence: Sequence[Token], start: int, end: int) -> int:
    return next((at for at in range(start, end) if sentence[at].folded == "whose" and end - at < CLAUSE), end)


def _behind(sentence: Sequence[Token], first: int, last: int) -> Found | None:
    """What follows the name between commas, dashes or brackets: ", an associate at ...", ", 45, a nurse from ...", "(a specialist ...)"."""
    at = _past_bracket(sentence, last)
    mark = word(sentence, at)
    if mark not in {",", "(", *_DASHES}:
        return None
    at += 1
    if word(sentence, at).isdigit() and word(sentence, at + 1) == ",":
        at += 2
    opener = _opener(sentence, at)
    if opener is None:
        return None
    end, stop = _end(sentence, at, bracket=mark == "(")
    if opener in {"definite", "theirs", "possessor"} and not any(map(calls, sentence[at : min(end, at + NEAR)])):
        return None
    leads = first == 0 or title_start(sentence, first) == 0
    if stop == "verb" and not (leads or opener == "indefinite"):
        return None
    return at, end, THEIRS if opener == "theirs" else APPOSITION, stop == "mark"


def _past_bracket(sentence: Sequence[Token], last: int) -> int:
    """Past a bracket after the name that holds its years or its other spelling."""
    if word(sentence, last) == "(" and _opener(sentence, last + 1) is None:
        for at in range(last + 1, min(last + 24, len(sentence))):
            if sentence[at].text == ")":
                return at + 1
    return last


def _opener(sentence: Sequence[Token], at: int) -> str | None:
    """By which kind of word a description begins at `at`, None where none does."""
    if at >= len(sentence):
        return None
    token, following = sentence[at], word(sentence, at + 1)
    if token.folded == "one":
        return "indefinite" if following == "of" else None
    if token.capital:
        owns = any(sentence[next_].text in GENITIVES for next_ in range(at + 1, min(at + 4, len(sentence))))
        known = token.folded in listed("abroad") or following == "of"
        return "possessor" if owns else ("definite" if known and calls(token) else None)
    for kind in ("indefinite", "definite", "participles", "theirs"):
        if token.folded in grammar()[kind]:
            return kind
    compound = at + 1 < len(sentence) and modifies(token) and calls(sentence[at + 1])
    return "definite" if calls(token) or compound else None


def _end(sentence: Sequence[Token], start: int, *, bracket: bool) -> tuple[int, str]:
    """Where a description ends (exclusive), and by what: a mark, a verb, or the sentence."""
    relative = False
    for at in range(start, len(sentence)):
        token = sentence[at]
        if token.text == "(" and word(sentence, at + 2) == ")":
            continue
        if token.text == ")" and at > 1 and sentence[at - 2].text == "(":
            continue
        if bracket and token.text == "," and ")" in {other.text for other in sentence[at : at + NEAR]}:
            continue
        if token.text in BREAKS:
            if token.text == "," and _goes_on(sentence, at):
                continue
            return at, "mark"
        relative = relative or token.folded in grammar()["relatives"]
        if at > start and not relative and (token.folded in grammar()["verbs"] or speaks(sentence, at)):
            return at, "verb"
    return len(sentence), "sentence"


def _goes_on(sentence: Sequence[Token], comma: int) -> bool:
    """Whether a list of callings goes on behind the comma: "cinéaste, photographe et plasticienne"."""
    if comma + 2 >= len(sentence) or not calls(sentence[comma - 1]) or not calls(sentence[comma + 1]):
        return False
    return not sentence[comma + 1].capital and sentence[comma + 2].folded in {",", "and", "und", "et", "y", "e"}


def _saying(sentence: Sequence[Token], first: int, last: int) -> Found | None:
    """What the person is said to be: "X is the most senior ...", "X, who has died aged 93, was the first woman to ..."."""
    if title_start(sentence, first) > 1:
        return None
    at = _past_bracket(sentence, last)
    if word(sentence, at) == ",":
        at = next((close + 1 for close in range(at + 1, len(sentence)) if sentence[close].text == ","), at)
    if word(sentence, at) not in grammar()["copulas"]:
        return None
    if word(sentence, at + 1) not in grammar()["indefinite"] | (grammar()["definite"] & {"the", "der", "die", "le", "la", "el"}):
        return None
    for end in range(at + 2, len(sentence)):
        joined = sentence[end].folded in {"and", "und", "et", "y", "e"} and end + 1 < len(sentence) and calls(sentence[end + 1])
        if (sentence[end].folded in grammar()["cutters"] and not joined) or sentence[end].text in BREAKS:
            return at + 1, end, SAYING, sentence[end].text in BREAKS
    return at + 1, len(sentence), SAYING, False


def _relative(sentence: Sequence[Token], _first: int, last: int) -> Found | None:
    """What a clause tells of the person: ", who led the expedition,"; not what they said, saw or suffered just then."""
    at = _past_bracket(sentence, last)
    if word(sentence, at) != "," or word(sentence, at + 1) not in grammar()["who"] or at + 3 >= len(sentence):
        return None
    says = word(sentence, at + 2) in grammar()["copulas"] and word(sentence, at + 3) in articles()
    if speaks(sentence, at + 2) or (not says and word(sentence, at + 2) in grammar()["passing"]):
        return None
    if any(word(sentence, next_) in grammar()["lately"] for next_ in range(at + 2, at + 5)):
        return None
    end = next((stop for stop in range(at + 2, len(sentence)) if sentence[stop].text in BREAKS), len(sentence))
    return (at + 1, end, RELATIVE, True) if end - at > 3 else None


def _belonging(sentence: Sequence[Token], _first: int, last: int) -> Found | None:
    """The body or place that the person is of: "Feng Zhang of the Broad Institute has fought"."""
    last += word(sentence, last) == "," and word(sentence, last + 1) == "from"
    if word(sentence, last) not in {"of", "from"}:
        return None
    at = last + 1 + (word(sentence, last + 1) == "the")
    end = at
    while end < len(sentence) and (sentence[end].capital or (sentence[end].folded in {"of", "for", "and"} and _capital(sentence, end + 1))):
        end += 1
    return (last, end, BELONGING, True) if end > at and any("B" in kinds(token.folded) for token in sentence[at:end]) else None


def _capital(sentence: Sequence[Token], at: int) -> bool:
    return at < len(sentence) and sentence[at].capital


_WAYS: tuple[Callable[[Sequence[Token], int, int], Found | None], ...] = (_behind, before, calling, _saying, _belonging, _relative)
