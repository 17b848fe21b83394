"""How an article introduces a person, word for word: by what stands before the name, by what follows it, or by saying what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.people.lists import addresses, kinds, listed, titles
from bot.text import fold, stopwords, yaml_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.people.tokens import Token

LONGEST = 160
"""Characters of a description at most; a longer one ends at a word before."""
NEAR = 9
"""So many of the first words of a phrase are looked through for what a person is."""
BREAKS = frozenset(",;:.!?—–()…")
"""What ends a description, unless it is a list of callings."""
GENITIVES = frozenset({"'s", "’s"})
SHORT = 5
"""Letters up to which a word that ends like "-ist" may be any other."""
_APOSTROPHE = re.compile(r"^[ldLD]['’]")
"""An article that French and Italian write together with its noun."""


Found = tuple[int, int, int, bool]
"""Where a description begins and ends (exclusive), its rank, and whether it is whole."""


@dataclass(frozen=True, slots=True)
class Described:
    """A description, and how good its kind is, from 0: the best of an article is used, the first of the best."""

    text: str
    rank: int


APPOSITION, PHRASE, TITLE, SAYING, BELONGING, THEIRS, RELATIVE = range(7)
"""The kinds, the best first: ", an associate at"; "former defence minister"; "Senator"; "is a"; "of the Broad Institute"; "his wife"; ",
who led"."""


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: `form` is the title alone ("President"), `described` its widest wording, if it says anything."""

    form: str
    described: Described | None


@cache
def grammar() -> Mapping[str, frozenset[str]]:
    """The small words by which people are introduced, by kind."""
    stored = yaml_table("bot.people", "describing.yaml")
    return {name: frozenset(words) for name, words in stored.items()}


@cache
def articles() -> frozenset[str]:
    """The articles, definite and indefinite, and the words that stand for one: "his"."""
    return grammar()["definite"] | grammar()["indefinite"] | grammar()["theirs"]


def tells_alone(description: str) -> bool:
    """Whether a description says who somebody is to who has not read the article: not "director", not "his wife"."""
    words = description.split()
    return len(words) > 1 and fold(words[0]) not in grammar()["theirs"]


def word(sentence: Sequence[Token], at: int) -> str:
    """The folded word at a place; empty outside the sentence."""
    return sentence[at].folded if 0 <= at < len(sentence) else ""


def calls(token: Token) -> bool:
    """Whether the word says what a person is or does, in English or another language."""
    noun = _APOSTROPHE.sub("", token.text)
    folded = fold(noun) if noun != token.text else token.folded
    letters = kinds(folded)
    if "j" in letters or ("T" in letters and folded not in addresses()) or any(folded in words for words in _called()):
        return True
    if token.capital:
        return calls_many(token)
    does = len(folded) > SHORT and folded.endswith(_doers()) and folded not in stopwords()
    return does or folded in listed("roles") or calls_many(token)


def _called() -> tuple[frozenset[str], ...]:
    """The words that say it, whatever their first letter."""
    return grammar()["callings"], grammar()["nationals"], listed("abroad")


def calls_many(token: Token) -> bool:
    """Whether the word says what several people are: "sisters", "couple"."""
    folded = token.folded
    if token.capital or not folded.endswith("s"):
        return folded in grammar()["many"]
    known = (grammar()["callings"], listed("roles"))
    return folded in grammar()["many"] or any(one in words for one in (folded[:-1], folded[:-2]) for words in known)


@cache
def _doers() -> tuple[str, ...]:
    return tuple(grammar()["doers"])


def speaks(sentence: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech is the sentence's own, not a participle: "a man called X", "a book written by"."""
    return "S" in kinds(sentence[at].folded) and word(sentence, at + 1) not in {"by", "as", "in"} and not sentence[at].capital


def phrase(sentence: Sequence[Token], start: int, end: int, paragraph: str, *, whole: bool = False) -> str | None:
    """The words of a phrase, cut at a word below LONGEST, without marks at its end; None for nothing.

    One that is not `whole`, but was cut, does not end in a small word either.
    """
    cut = not whole
    while end > start and sentence[end - 1].end - sentence[start].start > LONGEST:
        end, cut = end - 1, True
    quotes = [at for at in range(start, end) if sentence[at].text in {'"', "“", "”"}]
    if len(quotes) % 2:
        end, cut = quotes[-1], True
    while end > start and _hangs(sentence[end - 1], cut=cut):
        end -= 1
    if end == start + 2 and sentence[start].folded in articles() and _is_anybody(sentence[start + 1]):
        return None
    return paragraph[sentence[start].start : sentence[end - 1].end] if end > start else None


def _is_anybody(token: Token) -> bool:
    """Whether the word tells nothing of who somebody is: "a man", "the British"."""
    return token.folded in grammar()["anybody"] or (token.capital and "P" in kinds(token.folded))


def _hangs(token: Token, *, cut: bool) -> bool:
    """Whether a description cannot end here: at a mark, a genitive, or, where it was cut, a small word."""
    return not (token.text[-1].isalnum() or token.text == ")") or (cut and (token.text[0] in "'’" or token.folded in stopwords()))


def titled(sentence: Sequence[Token], first: int, paragraph: str) -> Title | None:
    """The title right before the name that begins at token `first`, None where there is none."""
    start = title_start(sentence, first)
    if start == first:
        return None
    form = paragraph[sentence[start].start : sentence[first - 1].end]
    if " ".join(token.folded for token in sentence[start:first]) in addresses():
        return Title(form, None)
    wide = widest(sentence, start)
    if word(sentence, wide - 1) in grammar()["theirs"]:
        return Title(form, None)
    text = paragraph[sentence[wide].start : sentence[first - 1].end]
    rank = PHRASE if first - wide > 1 else TITLE
    return Title(form, Described(text, rank) if len(text) <= LONGEST else None)


def title_start(sentence: Sequence[Token], first: int) -> int:
    """Where the longest title that ends right before token `first` begins; `first` itself where none does."""
    words = [token.folded for token in sentence[max(0, first - 3) : first]]
    for size in range(len(words), 0, -1):
        if " ".join(words[-size:]) in titles():
            return first - size
    return first


def widest(sentence: Sequence[Token], start: int) -> int:
    """Where a title that begins at `start` begins with the words that belong to it: "former", "Chinese", "gospel"."""
    start = _modified(sentence, start)
    while start > 0:
        before = sentence[start - 1]
        widening = before.folded in grammar()["widening"] or ("-" in before.text and before.text[0].isalpha())
        plain = set("SGNQ" if start == 1 else "CSGNQ") & set(kinds(before.folded)) or before.folded in _small()
        if not (widening or (before.capital and not plain)) or is_where(sentence, start):
            break
        start -= 1
    return start


@cache
def _small() -> frozenset[str]:
    """What belongs to no title, whatever its letters: "Yesterday President Xi", "On Monday Professor Roe"."""
    return grammar()["definite"] | grammar()["joining"] | grammar()["when"] | stopwords()


def is_where(sentence: Sequence[Token], start: int, first: int | None = None) -> bool:
    """Whether the capitals before a title at `start`, after "at the", say where, not what: "At the White House President Kennedy"."""
    at = start - 1
    while at > 0 and sentence[at].capital:
        at -= 1
    return at > 0 and start - at > 2 and sentence[at].folded == "the" and word(sentence, at - 1) in grammar()["of"] and first in (None, at)


def _modified(sentence: Sequence[Token], start: int) -> int:
    """Where the words in small letters before a title begin, if something shows that they belong to it.

    That is an article, a genitive, a capital or a word such as "former" before them; a lone noun needs none ("gospel singer").
    """
    for at in range(start - 1, max(-1, start - 5), -1):
        token, letters = sentence[at], set(kinds(sentence[at].folded))
        if at == 0 and start > 1 and token.capital and token.folded not in _small() and _is_noun(token) and not letters & set("GFS"):
            return 0
        if token.folded in grammar()["definite"] | grammar()["indefinite"] or token.folded in {"s", "’s", "'s"}:
            return at + 1
        if token.folded in grammar()["widening"]:
            return at
        if token.capital:
            return at + 1 if at and "P" in letters else start
        if not modifies(token) or (at == start - 2 and not _is_noun(token)):
            return at + 1 if at == start - 2 and _is_noun(sentence[at + 1]) else start
    return start


def modifies(token: Token) -> bool:
    """Whether a word in small letters may stand before the noun that it belongs to."""
    small = token.folded in stopwords() | grammar()["joining"] | grammar()["verbs"] | grammar()["moments"]
    return token.text.replace("-", "").isalpha() and not token.capital and not small and not set("SQ") & set(kinds(token.folded))


def _is_noun(token: Token) -> bool:
    """Whether a word that may modify looks like no verb."""
    return not token.folded.endswith(("ed", "ing", "ly", "es")) and not calls(token)
