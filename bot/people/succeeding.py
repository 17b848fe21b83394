"""The phrases behind a name that say who the person is: ", an associate at ...", ", who led ...", "of the Broad Institute"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.people.describing import (
    APPOSITION,
    BELONGING,
    BREAKS,
    GENITIVES,
    NEAR,
    RELATIVE,
    THEIRS,
    Found,
    articles,
    calls,
    grammar,
    modifies,
    speaks,
    title_start,
    word,
)
from bot.people.lists import kinds, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.people.tokens import Token

_DASHES = frozenset("—–")


def behind(sentence: Sequence[Token], first: int, last: int) -> Found | None:
    """What follows the name between commas, dashes or brackets: ", an associate at ...", ", 45, a nurse from ...", "(a specialist ...)"."""
    at = past_bracket(sentence, last)
    mark = word(sentence, at)
    if mark not in {",", "(", *_DASHES}:
        return None
    at = _past_age(sentence, at) + 1
    opener = _opener(sentence, at)
    if opener is None:
        return None
    end, stop = _end(sentence, at, bracket=mark == "(")
    tells = opener in {"indefinite", "participles"} or word(sentence, at + 1) in grammar()["participles"]
    if not tells and not any(calls(sentence[next_]) or _is_office(sentence, next_, end) for next_ in range(at, min(end, at + NEAR))):
        return None
    leads = first == 0 or title_start(sentence, first) == 0
    if stop == "speech":
        return None
    if stop == "verb" and not (leads or opener == "indefinite"):
        return None
    return at, end, THEIRS if opener == "theirs" else APPOSITION, stop == "mark"


def past_bracket(sentence: Sequence[Token], last: int) -> int:
    """Past a bracket after the name that holds its years or its other spelling."""
    if word(sentence, last) == "(" and _opener(sentence, last + 1) is None:
        for at in range(last + 1, min(last + 24, len(sentence))):
            if sentence[at].text == ")":
                return at + 1
    return last


def _past_age(sentence: Sequence[Token], at: int) -> int:
    """Past a remark on the person's age between commas: ", 34, who", ", eighty-four and still working, who"."""
    first = word(sentence, at + 1)
    if word(sentence, at) == "," and (first.isdigit() or first.split("-")[0] in grammar()["tens"] or first == "aged"):
        return next((close for close in range(at + 2, min(at + NEAR, len(sentence))) if sentence[close].text == ","), at)
    return at


def _is_office(sentence: Sequence[Token], at: int, end: int) -> bool:
    """Whether a word with a capital, at the end of a phrase or before "of", says what somebody is: "Archdeacon of the Yukon"."""
    ends = at + 1 >= end or word(sentence, at + 1) in grammar()["of"]
    return ends and sentence[at].capital and sentence[at].folded in listed("roles")


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
    if token.folded in grammar()["told"] and following not in articles() | {"as", "by"}:
        return None
    for kind in ("indefinite", "definite", "participles", "adverbs", "theirs"):
        if token.folded in grammar()[kind]:
            return kind
    compound = at + 1 < len(sentence) and modifies(token) and calls(sentence[at + 1])
    return "definite" if calls(token) or compound else None


def _end(sentence: Sequence[Token], start: int, *, bracket: bool) -> tuple[int, str]:
    """Where a description ends (exclusive), and by what: a mark, a verb, "the official said,", or the sentence."""
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
        relative = relative or token.folded in grammar()["relatives"] | grammar()["whose"]
        noun = sentence[at - 1].text in GENITIVES or sentence[at - 1].folded in articles() | grammar()["of"]
        if at > start and not relative and not noun and (token.folded in grammar()["verbs"] or speaks(sentence, at)):
            said = speaks(sentence, at) and word(sentence, at + 1) == ","
            return at, "speech" if said else "verb"
    return len(sentence), "sentence"


def _goes_on(sentence: Sequence[Token], comma: int) -> bool:
    """Whether a list of callings goes on behind the comma: "cinéaste, photographe et plasticienne"."""
    if comma + 2 >= len(sentence) or not calls(sentence[comma - 1]) or not calls(sentence[comma + 1]):
        return False
    return not sentence[comma + 1].capital and sentence[comma + 2].folded in {",", "and", "und", "et", "y", "e"}


def relative(sentence: Sequence[Token], _first: int, last: int) -> Found | None:
    """What a clause tells of the person: ", who led the expedition,"; not what they said, saw or suffered just then."""
    at = _past_age(sentence, past_bracket(sentence, last))
    if word(sentence, at) != "," or at + 3 >= len(sentence):
        return None
    whose = word(sentence, at + 1) in grammar()["whose"]
    if not whose and word(sentence, at + 1) not in grammar()["who"]:
        return None
    says = word(sentence, at + 2) in grammar()["copulas"] and word(sentence, at + 3) in articles()
    if not whose and (speaks(sentence, at + 2) or (not says and word(sentence, at + 2) in grammar()["passing"])):
        return None
    if any(word(sentence, next_) in grammar()["lately"] for next_ in range(at + 2, at + 5)):
        return None
    end = next((stop for stop in range(at + 2, len(sentence)) if sentence[stop].text in BREAKS or _and_who(sentence, stop)), len(sentence))
    return (at + 1, end, RELATIVE, True) if end - at > 3 else None


def _and_who(sentence: Sequence[Token], at: int) -> bool:
    return word(sentence, at) in grammar()["and"] and word(sentence, at + 1) in grammar()["who"] | grammar()["whose"]


def belonging(sentence: Sequence[Token], _first: int, last: int) -> Found | None:
    """The body or place that the person is of: "Feng Zhang of the Broad Institute has fought"."""
    last += word(sentence, last) == "," and word(sentence, last + 1) == "from"
    if word(sentence, last) not in {"of", "from"}:
        return None
    at = last + 1 + (word(sentence, last + 1) == "the")
    end = next((next_ for next_ in range(at, at + 3) if _capital(sentence, next_)), at)
    joins = {"of", "for", "and"} | grammar()["bodies"]
    while end < len(sentence) and (sentence[end].capital or (sentence[end].folded in joins and _capital(sentence, end + 1))):
        end += 1
    if end > at and word(sentence, last - 1) == "," and word(sentence, end) in {",", ".", ""}:
        return last, end, BELONGING, True
    return (last, end, BELONGING, True) if end > at and any(_is_body(token) for token in sentence[at:end]) else None


def _is_body(token: Token) -> bool:
    return "B" in kinds(token.folded) or token.folded in grammar()["bodies"]


def _capital(sentence: Sequence[Token], at: int) -> bool:
    return at < len(sentence) and sentence[at].capital
