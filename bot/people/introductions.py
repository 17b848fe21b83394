"""The phrases around a name that say who the person is: before it, behind it, and as the sentence's own statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.people.describing import (
    APPOSITION,
    BELONGING,
    GENITIVES,
    NEAR,
    PHRASE,
    RELATIVE,
    SAYING,
    THEIRS,
    TITLE,
    Described,
    calls,
    grammar,
    is_where,
    phrase,
    speaks,
    title_start,
    word,
)
from bot.people.lists import kinds, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.people.tokens import Token

    Found = tuple[int, int, int, bool]
    """Where a description begins and ends (exclusive), its rank, and whether it is whole."""

CLAUSE = 6
"""A clause with "whose" of fewer words was cut before its verb, and goes."""
FARTHEST = 12
"""Tokens between a name and the article with which a phrase before it begins, at most."""

_DASHES = frozenset("—–")
_BREAKS = frozenset(",;:.!?—–()…")


def described(sentence: Sequence[Token], first: int, last: int, paragraph: str) -> Described | None:
    """The best of the phrases by which a sentence says who the person named by its tokens `first` to `last` is."""
    found = [one for find in _WAYS if (one := find(sentence, first, last))]
    for start, stop, rank, whole in sorted(found, key=lambda one: one[2]):
        end = _without_stump(sentence, start, stop)
        text = phrase(sentence, start, end, paragraph, whole=whole and end == stop)
        if text and (" " in text or end - start == 1) and sentence[last - 1].cased not in text.split():
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
    return "definite" if calls(token) else None


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
        if token.text in _BREAKS:
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


def _before(sentence: Sequence[Token], first: int, last: int) -> Found | None:
    """What stands before the name from its article on: "the referee Howard Webb", "Liverpool's manager, Rafael Benítez,"."""
    head = title_start(sentence, first)
    first = head if word(sentence, head - 1) == "," else first
    comma = first > 1 and sentence[first - 1].text == ","
    if comma and not (last >= len(sentence) or sentence[last].text in {",", ".", ";", ")", "—", "–"}):
        return None
    named = word(sentence, first - 1) in grammar()["named"]
    end = first - (comma or named)
    start, opener = _article_before(sentence, end, comma=comma)
    if start is not None and (end - start > 1 or opener in {"possessor", "contracted"}):
        fits = _says_who(sentence, start, end, comma=comma) or named
        return (start, end, THEIRS if opener == "theirs" else PHRASE, True) if fits else None
    alone = end > 0 and not named and not comma and sentence[end - 1].capital and sentence[end - 1].folded in listed("abroad")
    return (end - 1, end, TITLE, True) if alone else None


def _says_who(sentence: Sequence[Token], start: int, end: int, *, comma: bool) -> bool:
    """Whether a phrase before a name, with a `comma` between or not, says what the person is."""
    held = sentence[start:end]
    if not any(map(calls, held)) or held[-1].folded in grammar()["of"]:
        return False
    if comma:
        return not (sentence[start].folded in grammar()["indefinite"] and start)
    if any(token.folded == "of" or token.folded in grammar()["joining"] for token in held) or is_where(sentence, end - 1, start):
        return False
    return calls(held[-1]) or any(token.folded in listed("abroad") for token in held)


def _article_before(sentence: Sequence[Token], end: int, *, comma: bool) -> tuple[int | None, str]:
    """Where the phrase that ends before `end` begins, and by which kind of word; None where it has no article."""
    for at in range(end - 1, max(-1, end - FARTHEST), -1):
        if _breaks(sentence, at, comma=comma):
            break
        token, next_calls = sentence[at], at + 1 < end and calls(sentence[at + 1])
        if token.text in GENITIVES:
            return _owner(sentence, at), "possessor"
        if token.text[:2].lower() in {"l'", "l’"} and calls(token):
            return at, "definite"
        if (calls(token) and not next_calls) or (token.folded in grammar()["of"] and not (next_calls and not calls(sentence[at - 1]))):
            continue
        if token.folded in grammar()["contracted"] and next_calls:
            return at + 1, "contracted"
        if (kind := _article(sentence, at, pointing=comma)) and not _is_of(sentence, at):
            return at, kind
    return None, ""


def _breaks(sentence: Sequence[Token], at: int, *, comma: bool) -> bool:
    """Whether the phrase before a name cannot reach over the token."""
    token = sentence[at]
    if token.text in _BREAKS or token.folded in grammar()["verbs"] or (speaks(sentence, at) and not calls(token)):
        return True
    return not comma and (token.folded in grammar()["relatives"] or _begins_title(sentence, at))


def _article(sentence: Sequence[Token], at: int, *, pointing: bool) -> str:
    """The kind of article that a token is, empty where it is none."""
    kinds_of = ("theirs", "indefinite", "definite", *(("pointing",) if pointing else ()))
    return next((kind for kind in kinds_of if sentence[at].folded in grammar()[kind]), "")


def _begins_title(sentence: Sequence[Token], at: int) -> bool:
    """Whether "former" and its like stand behind a word that does not belong to them: "the next day former defence secretary"."""
    if sentence[at].folded not in grammar()["widening"] or not at:
        return False
    before = sentence[at - 1]
    return before.text.isalpha() and not before.capital and before.folded not in _articles() | grammar()["widening"]


def _articles() -> frozenset[str]:
    return grammar()["definite"] | grammar()["indefinite"] | grammar()["theirs"]


def _is_of(sentence: Sequence[Token], at: int) -> bool:
    """Whether the article at `at` belongs to a phrase within the phrase: "the director of the museum"."""
    return at > 1 and word(sentence, at - 1) in grammar()["of"] and calls(sentence[at - 2])


def _owner(sentence: Sequence[Token], genitive: int) -> int:
    """Where the owner before a genitive begins: "Liverpool", "the hall"."""
    at = genitive - 1
    while at > 0 and sentence[at].capital and sentence[at - 1].capital:
        at -= 1
    return at - 1 if at > 0 and sentence[at - 1].folded in grammar()["definite"] | grammar()["theirs"] | grammar()["indefinite"] else at


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
        if (sentence[end].folded in grammar()["cutters"] and not joined) or sentence[end].text in _BREAKS:
            return at + 1, end, SAYING, sentence[end].text in _BREAKS
    return at + 1, len(sentence), SAYING, False


def _relative(sentence: Sequence[Token], _first: int, last: int) -> Found | None:
    """What a clause tells of the person: ", who led the expedition,"; not what they said, saw or suffered just then."""
    at = _past_bracket(sentence, last)
    if word(sentence, at) != "," or word(sentence, at + 1) not in grammar()["who"] or at + 3 >= len(sentence):
        return None
    says = word(sentence, at + 2) in grammar()["copulas"] and word(sentence, at + 3) in _articles()
    if speaks(sentence, at + 2) or (not says and word(sentence, at + 2) in grammar()["passing"]):
        return None
    end = next((stop for stop in range(at + 2, len(sentence)) if sentence[stop].text in _BREAKS), len(sentence))
    return (at + 1, end, RELATIVE, True) if end - at > 3 else None


def _belonging(sentence: Sequence[Token], _first: int, last: int) -> Found | None:
    """The body or place that the person is of: "Feng Zhang of the Broad Institute has fought"."""
    if word(sentence, last) != "of":
        return None
    at = last + 1 + (word(sentence, last + 1) == "the")
    end = at
    while end < len(sentence) and (sentence[end].capital or (sentence[end].folded in {"of", "for", "and"} and _capital(sentence, end + 1))):
        end += 1
    return (last, end, BELONGING, True) if end > at and any("B" in kinds(token.folded) for token in sentence[at:end]) else None


def _capital(sentence: Sequence[Token], at: int) -> bool:
    return at < len(sentence) and sentence[at].capital


_WAYS: tuple[Callable[[Sequence[Token], int, int], Found | None], ...] = (_behind, _before, _saying, _belonging, _relative)
