"""The phrases before a name that say who the person is: "the referee Howard Webb", "Liverpool's manager, Rafael Benitez,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.people.describing import (
    BREAKS,
    GENITIVES,
    NEAR,
    PHRASE,
    THEIRS,
    TITLE,
    Found,
    articles,
    calls,
    calls_many,
    grammar,
    is_where,
    modifies,
    speaks,
    title_start,
    widest,
    word,
)
from bot.people.lists import addresses, kinds, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.people.tokens import Token

OWN = 3
"""Words at most of such a short phrase: "his eldest daughter", "member of parliament"."""
FARTHEST = 18
"""Tokens between a name and the article with which a phrase before it begins, at most."""


def before(sentence: Sequence[Token], first: int, last: int) -> Found | None:
    """What stands before the name from its article on: "the referee Howard Webb", "Liverpool's manager, Rafael Benítez,"."""
    head = title_start(sentence, first)
    courtesy = " ".join(token.folded for token in sentence[head:first]) in addresses() and not calls(sentence[first - 1])
    first = head if courtesy or word(sentence, head - 1) == "," else first
    comma = first > 1 and sentence[first - 1].text == ","
    if comma and not (last >= len(sentence) or sentence[last].text in {",", ".", ";", ")", "—", "–"}):
        return None
    as_ = word(sentence, first - 1) == "as" and word(sentence, first - 2) in grammar()["known"]
    named = as_ or word(sentence, first - 1) in grammar()["named"]
    end = first - (2 if as_ else comma or named)
    start, opener = _article_before(sentence, end, comma=comma)
    if start is not None and (end - start > 1 or opener in {"possessor", "contracted"}):
        fits = _says_who(sentence, start, end, comma=comma) or named
        return (start, end, THEIRS if opener == "theirs" else PHRASE, True) if fits else None
    if not comma and not named and _heads(sentence[:end]):
        return 0, end, PHRASE, True
    alone = end > 0 and not named and not comma and sentence[end - 1].capital and sentence[end - 1].folded in listed("abroad")
    return (end - 1, end, TITLE, True) if alone else None


def calling(sentence: Sequence[Token], first: int, last: int) -> Found | None:
    """What the person is called by right before the name, without an article: "costume designer Alexandra Byrne"."""
    at = first - 1
    if at < 0 or not calls(sentence[at]) or title_start(sentence, first) < first:
        return None
    if at and sentence[at].capital and sentence[at].folded not in grammar()["nationals"]:
        return None
    found = before(sentence, first, last)
    if found and found[2] == THEIRS:
        return None
    start = widest(sentence, at)
    start -= 2 * (word(sentence, start - 1) == "-" and word(sentence, start - 2).isdigit())  # "15-year-old schoolgirl"
    return start, first, PHRASE if first - start > 1 else TITLE, True


def _says_who(sentence: Sequence[Token], start: int, end: int, *, comma: bool) -> bool:
    """Whether a phrase before a name, with a `comma` between or not, says what the person is."""
    held = sentence[start:end]
    if comma and _is_theirs(sentence, start, end):
        return True
    if not any(map(calls, held)) or held[-1].folded in grammar()["of"]:
        return False
    return any(map(calls, held[:NEAR])) if comma else _heads(held) or _leads(sentence, start, end)


def _leads(sentence: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase that no comma parts from a name is one noun, or two, with what belongs to it: "historian and novelist"."""
    held = sentence[start:end]
    abroad = any(token.folded in listed("abroad") and not set("Tj") & set(kinds(token.folded)) for token in held)
    small = grammar()["joining"] if abroad else grammar()["joining"] | grammar()["of"]
    torn = any(token.folded in grammar()["and"] and not calls(sentence[at - 1]) for at, token in enumerate(held, start))
    if torn or any(token.folded in small for token in held) or is_where(sentence, end - 1, start):
        return False
    return calls(held[-1]) or abroad


def _is_theirs(sentence: Sequence[Token], start: int, end: int) -> bool:
    """Whether a noun of one's own, whatever it is, says it before a comma: "Its convenor, Bob McNair,"."""
    opens = not start or word(sentence, start - 1) in {",", "and", "with"}
    return opens and end - start <= OWN and word(sentence, start) in grammar()["theirs"] and all(map(modifies, sentence[start + 1 : end]))


def _heads(held: Sequence[Token]) -> bool:
    """Whether a calling and what it is of say it: "the German member of parliament", "Chair of governors"."""
    at = next((at for at, token in enumerate(held) if token.folded in grammar()["of"]), 0)
    after = held[at + 1 :]
    plain = all(modifies(token) and (calls_many(token) or not calls(token)) for token in after)
    return at > 0 and calls(held[at - 1]) and 0 < len(after) <= OWN and plain


def _article_before(sentence: Sequence[Token], end: int, *, comma: bool) -> tuple[int | None, str]:
    """Where the phrase that ends before `end` begins, and by which kind of word; None where it has no article."""
    for at in range(end - 1, max(-1, end - FARTHEST), -1):
        if _breaks(sentence, at, comma=comma):
            break
        token, next_calls = sentence[at], at + 1 < end and calls(sentence[at + 1])
        if token.text in GENITIVES:
            return (_owner(sentence, at), "possessor") if at and sentence[at - 1].text[-1].isalnum() else (None, "")
        if token.text[:2].lower() in {"l'", "l’"} and calls(token):
            return at, "definite"
        if (calls(token) and not next_calls) or (token.folded in grammar()["of"] and not (next_calls and not calls(sentence[at - 1]))):
            continue
        if token.folded in grammar()["contracted"] and next_calls:
            return at + 1, "contracted"
        if (kind := _article(sentence, at, pointing=comma)) and not _is_of(sentence, at):
            return (None, "") if word(sentence, at + 1) in grammar()["moments"] else (at, kind)
        if comma and at == 0:
            return 0, "definite"
    return None, ""


def _breaks(sentence: Sequence[Token], at: int, *, comma: bool) -> bool:
    """Whether the phrase before a name cannot reach over the token."""
    token = sentence[at]
    if token.text in BREAKS or token.folded in grammar()["verbs"] or (speaks(sentence, at) and not calls(token)):
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
    return before.text.isalpha() and not before.capital and before.folded not in articles() | grammar()["widening"]


def _is_of(sentence: Sequence[Token], at: int) -> bool:
    """Whether the article at `at` belongs to a phrase within the phrase: "the director of the museum"."""
    return at > 1 and word(sentence, at - 1) in grammar()["of"] and calls(sentence[at - 2])


def _owner(sentence: Sequence[Token], genitive: int) -> int:
    """Where the owner before a genitive begins: "Liverpool", "the hall"."""
    at = genitive - 1
    while at > 0 and sentence[at].capital and sentence[at - 1].capital:
        at -= 1
    return at - 1 if at > 0 and sentence[at - 1].folded in grammar()["definite"] | grammar()["theirs"] | grammar()["indefinite"] else at
