"""Who speaks in a sentence: whom its verb of speech, "according to" or a colon names, or a pronoun."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.people.lists import kinds
from bot.text import yaml_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.people.tokens import Token

_Who = TypeVar("_Who", bound=Hashable)
NEAR = 6
"""Tokens between a verb of speech and the name behind it: "said the institute's director, Ada Fox"."""
FAR = 12
"""So many at most where the name closes the statement: "said the head of the rescue team, Ada Fox."."""
GENITIVES = frozenset({"'s", "’s", "'", "’"})
"""What says whose somebody is, behind a name: "Lee's", "Jones'"."""
_DASHES = frozenset({"—", "–", "―"})
_CLOSING = frozenset({".", ",", ":", ";", "!", "?", "“", '"'})


@dataclass(frozen=True, slots=True)
class Sides(Generic[_Who]):
    """The two sides of a sentence: its tokens, which of them are quoted, and whom it names outside, as (first, last, who)."""

    tokens: Sequence[Token]
    quoted: Sequence[bool]
    named: Sequence[tuple[int, int, _Who]]


@dataclass(frozen=True, slots=True)
class Speaker(Generic[_Who]):
    """Who a sentence says speaks: somebody named, a pronoun ("he", "she"), or with neither somebody unknown."""

    who: _Who | None = None
    pronoun: str = ""


@cache
def small_words(kind: str) -> frozenset[str]:
    """The small words of a kind, as speech.yaml lists them."""
    return frozenset(yaml_table("bot.people", "speech.yaml")[kind])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for row in yaml_table("bot.people", "speech.yaml")["verbs"] for word in row)


def speaker(sides: Sides[_Who]) -> Speaker[_Who] | None:
    """Who speaks in the sentence: of the verb right before a quotation, else the first who is named; None where nobody does."""
    found: list[Speaker[_Who]] = []
    for at, inside in enumerate(sides.quoted):
        if inside or (one := _at(sides, at)) is None:
            continue
        if _introduces(sides, at):
            return one
        found.append(one)
    return next((one for one in found if one.who is not None or one.pronoun), found[0] if found else None)


def _introduces(sides: Sides[_Who], at: int) -> bool:
    """Whether a quotation follows the token, with a mark or "that" between at most."""
    follows = at + 1
    while follows < len(sides.tokens) and sides.tokens[follows].text in {",", ":", "that"} and not sides.quoted[follows]:
        follows += 1
    return follows < len(sides.tokens) and sides.quoted[follows]


def _at(sides: Sides[_Who], at: int) -> Speaker[_Who] | None:
    """Who speaks by the word at `at`, None where it says nothing of the kind."""
    token = sides.tokens[at]
    if token.folded in _verbs():
        return _of_verb(sides, at)
    if token.folded.endswith(("-il", "-elle")):
        return Speaker(None, "he" if token.folded.endswith("-il") else "she")
    if token.folded in small_words("sources") and (token.folded != "to" or (at and sides.tokens[at - 1].folded == "according")):
        return Speaker(who) if (who := _behind(sides, at)) is not None else None
    if token.text == ":":
        return next((Speaker(who) for first, last, who in sides.named if last == at and first <= 2), None) or _subject(sides, at)
    if token.text in _DASHES and at and sides.quoted[at - 1]:
        return next((Speaker(who) for first, last, who in sides.named if first == at + 1 and _closes(sides.tokens, last)), None)
    return None


def _subject(sides: Sides[_Who], colon: int) -> Speaker[_Who] | None:
    """Who does what a colon and a quotation follow: "Ann Lee shook her head: ..."; nobody where anybody else is named or speaks."""
    before = sides.tokens[:colon]
    if len(sides.named) != 1 or not _introduces(sides, colon) or any(token.folded in _verbs() for token in before):
        return None
    first, _, who = sides.named[0]
    leads = all(token.text == "," or token.folded == "the" or {"T", "j"} & set(kinds(token.folded)) for token in before[:first])
    return Speaker(who) if leads else None


def _closes(tokens: Sequence[Token], last: int) -> bool:
    """Whether a statement ends behind a name, or goes on with a year or a place."""
    return last == len(tokens) or tokens[last].text in _CLOSING


def _of_verb(sides: Sides[_Who], at: int) -> Speaker[_Who] | None:
    """Who does the verb of speech at `at`, None where it is somebody's to whom it is done."""
    before = at - 1
    while before >= 0 and not sides.quoted[before] and sides.tokens[before].folded in small_words("between"):
        before -= 1
    if before > 0 and sides.tokens[before].text in _DASHES and (sides.quoted[before - 1] or sides.tokens[before - 1].text == ","):
        before -= 1
    word = sides.tokens[before].folded if before >= 0 else ""
    if word in small_words("passive") | small_words("joining"):
        return None
    if before < 0 or sides.quoted[before] or (word == "," and _closed_by(sides, before) is None):
        return _inverted(sides, at)
    for pronoun in ("he", "she"):
        if word in small_words(pronoun):
            return Speaker(None, pronoun)
    if word == ",":
        return Speaker(_closed_by(sides, before))
    return Speaker(_ending(sides, before))


def _inverted(sides: Sides[_Who], at: int) -> Speaker[_Who]:
    """Who stands behind the verb: "said Zhao", "said he"."""
    word = sides.tokens[at + 1].folded if at + 1 < len(sides.tokens) else ""
    for pronoun in ("he", "she"):
        if word in small_words(pronoun):
            return Speaker(None, pronoun)
    return Speaker(_behind(sides, at))


def _behind(sides: Sides[_Who], at: int) -> _Who | None:
    """Who is named just behind a token, with at most a title and its like between; nobody by who is theirs, "Lee's lawyer"."""
    named = {first: who for first, last, who in sides.named if not _owns(sides.tokens, last)}
    for next_ in range(at + 1, min(at + 2 + NEAR, len(sides.tokens))):
        if next_ in named:
            return named[next_]
        token = sides.tokens[next_]
        if sides.quoted[next_] or not _leads_to_a_name(sides.tokens, at, next_, token):
            break
    return _called(sides, at, named) or _told_last(sides, at, named)


def _called(sides: Sides[_Who], at: int, named: Mapping[int, _Who]) -> _Who | None:
    """Who is named behind what people call them alone: "says mill owner Ada Fox"."""
    first = next((first for first in sorted(named) if at < first <= at + NEAR), at)
    phrase = sides.tokens[at + 1 : first]
    plain = all(token.text.replace("-", "").isalpha() for token in phrase) and not any(sides.quoted[at + 1 : first])
    clause = any("S" in kinds(token.folded) or token.folded in small_words("others") | small_words("belonging") for token in phrase)
    return named[first] if phrase and plain and not clause and {"T", "j"} & set(kinds(phrase[-1].folded)) else None


def _told_last(sides: Sides[_Who], at: int, named: Mapping[int, _Who]) -> _Who | None:
    """Who is named last of all, behind what one person is: "said the head of the rescue team, Ada Fox."."""
    comma = next((far for far in range(at + 1, min(at + FAR, len(sides.tokens))) if sides.tokens[far].text == ","), at)
    phrase = sides.tokens[at + 1 : comma]
    plain = all(token.text.isalpha() or "-" in token.text or token.text in GENITIVES for token in phrase)
    clause = any("S" in kinds(token.folded) or token.folded in small_words("others") for token in phrase)
    if not plain or clause or any(sides.quoted[at + 1 : comma]) or sum(bool({"T", "j"} & set(kinds(one.folded))) for one in phrase) != 1:
        return None
    last = next((last for first, last, _ in sides.named if first == comma + 1), None)
    closed = last is not None and _closes(sides.tokens, last)
    return named.get(comma + 1) if closed else None


def _owns(tokens: Sequence[Token], last: int) -> bool:
    """Whether the name that ends before token `last` only says whose somebody is: "Lee's former lawyer", but not "Lee's report"."""
    if last >= len(tokens) or tokens[last].text not in GENITIVES:
        return False
    behind = takewhile(lambda token: token.text.replace("-", "").isalpha(), tokens[last + 1 : last + NEAR])
    return any({"T", "j"} & set(kinds(token.folded)) for token in behind)


def _leads_to_a_name(tokens: Sequence[Token], at: int, next_: int, token: Token) -> bool:
    """Whether a token between a verb and a name belongs to the name: a title, where they come from, what they do."""
    letters = set(kinds(token.folded))
    if token.text == ",":
        return next_ > at + 1 and bool({"T", "j"} & set(kinds(tokens[next_ - 1].folded)))
    article = token.folded in {"the", "der", "die", "le", "la", "el", "l", "il", "o", "a", "η", "ο"} and next_ == at + 1
    return article or token.capital or bool({"T", "j"} & letters) or "-" in token.text or token.text in {"'s", "’s", ".", "of", "de"}


def _closed_by(sides: Sides[_Who], comma: int) -> _Who | None:
    """Who is named before an apposition that the comma closes, "Zhao, an associate at ..., said", or as one: "his lawyer, Lee, said"."""
    for _, last, who in reversed(sides.named):
        if last < comma and _opens_apposition(sides, last) and not _speaks_between(sides, last, comma):
            return who
    return next((who for first, last, who in sides.named if last == comma and first and sides.tokens[first - 1].text == ","), None)


def _opens_apposition(sides: Sides[_Who], last: int) -> bool:
    return sides.tokens[last].text in {",", "(", "—", "–"} if last < len(sides.tokens) else False


def _speaks_between(sides: Sides[_Who], start: int, end: int) -> bool:
    return any(sides.quoted[start:end]) or any(token.folded in _verbs() for token in sides.tokens[start:end])


def _ending(sides: Sides[_Who], before: int) -> _Who | None:
    """Who is named right before the verb, or with the place or body they belong to between."""
    for first, last, who in reversed(sides.named):
        if last == before + 1:
            belongs = first > 0 and sides.tokens[first - 1].folded in small_words("belonging") | {"and", "&", "und", "et", "y", "e"}
            return None if belongs else who
        if (
            last <= before
            and sides.tokens[last].folded in small_words("belonging")
            and all(
                token.capital or token.folded in small_words("belonging") | {"the", "s", "'s", "’s", "and"}
                for token in sides.tokens[last : before + 1]
            )
        ):
            return who
    return None
