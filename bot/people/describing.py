"""How an article introduces a person, word for word: by apposition, by a title, or by saying what they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.people.lists import addresses, kinds, titles
from bot.text import stopwords, yaml_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.people.tokens import Token

LONGEST = 160
"""Characters of a description at most; a longer one ends at a word before."""

CLAUSE = 6
"""A clause with "whose" of fewer words was cut before its verb, and goes."""

_DASHES = frozenset("—–")
_BREAKS = frozenset(",;:.!?—–()…")


@dataclass(frozen=True, slots=True)
class Described:
    """A description, and how good its kind is: 0 an apposition, 1 a title of several words, 2 a title, 3 a clause."""

    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: `form` is the title alone ("President"), `described` its widest wording, if it says anything."""

    form: str
    described: Described | None


@cache
def _grammar() -> Mapping[str, frozenset[str]]:
    stored = yaml_table("bot.people", "describing.yaml")
    return {name: frozenset(words) for name, words in stored.items()}


def titled(sentence: Sequence[Token], first: int, paragraph: str) -> Title | None:
    """The title right before the name that begins at token `first`, None where there is none."""
    start = _title_start(sentence, first)
    if start == first:
        return None
    form = paragraph[sentence[start].start : sentence[first - 1].end]
    if _joined(sentence[start:first]) in addresses():
        return Title(form, None)
    wide = _widest(sentence, start)
    text = paragraph[sentence[wide].start : sentence[first - 1].end]
    return Title(form, Described(text, 1 if first - wide > 1 else 2)) if len(text) <= LONGEST else Title(form, None)


def _title_start(sentence: Sequence[Token], first: int) -> int:
    """Where the longest title that ends right before token `first` begins; `first` itself where none does."""
    words = [token.folded for token in sentence[max(0, first - 3) : first]]
    for size in range(len(words), 0, -1):
        if " ".join(words[-size:]) in titles():
            return first - size
    return first


def _joined(found: Sequence[Token]) -> str:
    return " ".join(token.folded for token in found)


def _widest(sentence: Sequence[Token], start: int) -> int:
    """Where a title begins with the words that belong to it: "former", "Chinese"."""
    start = _modified(sentence, start)
    while start > 0:
        before = sentence[start - 1]
        widening = before.folded in _grammar()["widening"] or ("-" in before.text and before.text[0].isalpha())
        plain = set("CSGNQ") & set(kinds(before.folded)) or before.folded in _grammar()["definite"]
        if not (widening or (before.capital and not plain)):
            break
        start -= 1
    return start


def _modified(sentence: Sequence[Token], start: int) -> int:
    """Where the words in small letters before a title begin, if an article, a genitive or a capital shows that they belong to it."""
    for at in range(start - 1, max(-1, start - 5), -1):
        token, letters = sentence[at], set(kinds(sentence[at].folded))
        if token.folded in _grammar()["definite"] | _grammar()["indefinite"] or token.folded in {"s", "’s", "'s"}:
            return at + 1
        if token.capital:
            return at + 1 if at and "P" in letters else start
        if not token.text.replace("-", "").isalpha() or letters & {"S", "Q"} or token.folded in stopwords() | _grammar()["joining"]:
            return start
    return start


def described(sentence: Sequence[Token], first: int, last: int, paragraph: str) -> Described | None:
    """The apposition or the clause by which a sentence says who the person named by its tokens `first` to `last` is."""
    for rank, find in ((0, _apposition), (0, _before), (3, _clause)):
        if (found := find(sentence, first, last)) and (text := _phrase(sentence, *found, paragraph)):
            own = sentence[last - 1].cased
            return None if own in text.split() else Described(text, rank)
    return None


def _phrase(sentence: Sequence[Token], start: int, end: int, paragraph: str) -> str | None:
    """The words of a phrase, cut at a word below LONGEST, without marks at its end; None for fewer than two."""
    while end > start and sentence[end - 1].end - sentence[start].start > LONGEST:
        end -= 1
    whose = [at for at in range(start, end) if sentence[at].folded == "whose" and end - at < CLAUSE]
    end = whose[0] if whose else end
    quotes = [at for at in range(start, end) if sentence[at].text in {'"', "“", "”"}]
    if len(quotes) % 2:
        end = quotes[-1]
    while end > start and _hangs(sentence[end - 1]):
        end -= 1
    return paragraph[sentence[start].start : sentence[end - 1].end] if end - start > 1 else None


def _hangs(token: Token) -> bool:
    """Whether a description cannot end here: at a mark, a small word, or a genitive."""
    return not (token.text[-1].isalnum() or token.text == ")") or token.folded in stopwords() or token.text[0] in "'’"


def _apposition(sentence: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """What follows the name between commas or dashes: ", an associate at ...", ", 45, a nurse from ..."."""
    at = _past_suffix(sentence, last)
    if _word(sentence, at) not in {",", *_DASHES}:
        return None
    dash, at = sentence[at].text in _DASHES, at + 1
    if _word(sentence, at).isdigit() and _word(sentence, at + 1) == ",":
        at += 2
    opener = _opener(sentence, at)
    if opener is None:
        return None
    end, stop = _end(sentence, at, dash=dash)
    if opener == "definite" and not _has_calling(sentence, at, end):
        return None
    leads = first == 0 or _title_start(sentence, first) == 0
    if stop == "verb" and not (leads or opener == "indefinite"):
        return None
    return at, end


def _past_suffix(sentence: Sequence[Token], last: int) -> int:
    """Past a bracket after the name: its years, its other spelling."""
    if _word(sentence, last) == "(":
        for at in range(last + 1, min(last + 8, len(sentence))):
            if sentence[at].text == ")":
                return at + 1
    return last


def _word(sentence: Sequence[Token], at: int) -> str:
    return sentence[at].folded if 0 <= at < len(sentence) else ""


def _opener(sentence: Sequence[Token], at: int) -> str | None:
    """By which kind of word a description begins at `at`, None where none does."""
    word, following = _word(sentence, at), _word(sentence, at + 1)
    if at >= len(sentence) or (sentence[at].capital and following != "of"):
        return None
    if word == "one":
        return "indefinite" if following == "of" else None
    for kind in ("indefinite", "definite", "participles"):
        if word in _grammar()[kind]:
            return kind
    return "definite" if word in _grammar()["callings"] else None


def _has_calling(sentence: Sequence[Token], start: int, end: int) -> bool:
    """Whether one of the first words says what a person is or does."""
    return any("T" in kinds(t.folded) or t.folded in _grammar()["callings"] for t in sentence[start : min(end, start + 6)])


def _end(sentence: Sequence[Token], start: int, *, dash: bool = False) -> tuple[int, str]:
    """Where a description ends (exclusive), and by what: a mark, a verb, or the sentence."""
    relative = False
    for at in range(start + 1, len(sentence)):
        word, text = sentence[at].folded, sentence[at].text
        if text == "(" and at > start and _word(sentence, at + 2) == ")":
            continue
        if text == ")" and sentence[at - 2].text == "(":
            continue
        if text in _BREAKS:
            return at, "mark"
        relative = relative or word in _grammar()["relatives"]
        if not relative and (word in _grammar()["verbs"] or _speaks(sentence, at)):
            return at, "verb"
    return len(sentence), "dash" if dash else "sentence"


def _speaks(sentence: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech is the sentence's own, not a participle: "a man called X", "a book written by"."""
    return "S" in kinds(sentence[at].folded) and _word(sentence, at + 1) not in {"by", "as", "in"} and not sentence[at].capital


def _before(sentence: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """What a sentence begins with before the name, between commas: "The president of France, Emmanuel Macron, ..."."""
    comma = first - 1
    closed = last >= len(sentence) or sentence[last].text in {",", ".", ";"}
    if comma < 2 or sentence[comma].text != "," or not closed or any(t.text in _BREAKS for t in sentence[:comma]):
        return None
    grammar = _grammar()
    opens = sentence[0].folded in grammar["definite"] | grammar["indefinite"] and _has_calling(sentence, 1, comma)
    verbs = any(t.folded in grammar["verbs"] or "S" in kinds(t.folded) for t in sentence[1:comma])
    return (0, comma) if opens and not verbs else None


def _clause(sentence: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """What the person is said to be: "X is the most senior ..." where X begins the sentence."""
    start = _title_start(sentence, first)
    grammar = _grammar()
    at = _past_suffix(sentence, last)
    if start > 1 or _word(sentence, at) not in grammar["copulas"]:
        return None
    if _word(sentence, at + 1) not in grammar["indefinite"] | (grammar["definite"] & {"the", "der", "die", "le", "la", "el"}):
        return None
    for end in range(at + 2, len(sentence)):
        if sentence[end].folded in grammar["cutters"] or sentence[end].text in _BREAKS:
            return at + 1, end
    return at + 1, len(sentence)
