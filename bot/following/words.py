"""A question as its words, each with its place, and the things and persons it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.text import WORD, stem, stopwords, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.following.grammar import Grammar
    from bot.following.persons import Spoken

POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: folded, with its shape (see text.Token), the characters it takes there, and its possessive ending."""

    folded: str
    shape: str
    start: int
    end: int
    possessive: str = ""

    @property
    def dated(self) -> bool:
        """Whether it is a number, a year or a month."""
        return self.shape in "ynd"

    @property
    def content(self) -> bool:
        """Whether it says what a question is about, and not how it is put."""
        return self.folded not in stopwords()


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names: words `first` to `last` (exclusive); `kind` is "person", "name", "date" or "thing"."""

    kind: str
    first: int
    last: int


@lru_cache(maxsize=1_000)
def spoken(text: str) -> tuple[Word, ...]:
    """The words of a question, in order."""
    found = list[Word]()
    for match in WORD.finditer(text):
        if token := next(iter(tokens(match.group())), None):
            ending = match.group()[-2:]
            found.append(Word(token.word, token.shape, match.start(), match.end(), ending if ending in POSSESSIVES else ""))
    return tuple(found)


def named(words: Sequence[Word], people: Sequence[Spoken], grammar: Grammar) -> list[Named]:
    """What the words name, in order: persons in any case, what has a capital, dates, and things behind an article or the like."""
    found, at = [], max(grammar.asking(words) - 1, 0)
    while at < len(words):
        one = _named(words, at, people, grammar)
        if one:
            found.append(one)
        at = one.last if one else at + 1
    return list(_joined(found, words, grammar))


def _named(words: Sequence[Word], at: int, people: Sequence[Spoken], grammar: Grammar) -> Named | None:
    """What is named from the word `at` on."""
    word = words[at]

    def is_person(one: Word) -> bool:
        return any(one.folded in person.parts for person in people)

    if not word.content or word.folded in grammar.auxiliaries or grammar.asking(words[at : at + 1]):
        return None
    if is_person(word):
        return Named("person", at, _while(words, at, is_person))
    if word.shape == "c":
        return Named("name", at, _while(words, at, lambda one: one.shape == "c" or one.dated))
    if word.dated:
        return Named("date", at, _while(words, at, lambda one: one.dated))
    return _thing(words, at) if _begins_thing(words, at, grammar) else None


def _thing(words: Sequence[Word], at: int) -> Named:
    """A thing, or a name that begins with a common word: "the five Norwegians"."""
    end = _while(words, at, lambda one: one.shape == ".")
    if end < len(words) and words[end].shape == "c":
        return Named("name", at, _while(words, end, lambda one: one.shape == "c"))
    return Named("thing", at, end)


def _begins_thing(words: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """Whether a thing may begin at the word: "the brewery", "Scott's ship", "What is penicillin", or nothing but "penicillin"."""
    if not at:
        return all(word.content for word in words)
    return words[at - 1].folded in grammar.before_things or bool(words[at - 1].possessive) or _opens(words, at - 1, grammar)


def _while(words: Sequence[Word], at: int, goes_on: Callable[[Word], bool]) -> int:
    end = at + 1
    while end < len(words) and words[end].content and goes_on(words[end]):
        end += 1
    return end


def _opens(words: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """Whether the word is the auxiliary after what asks, before what is asked about: "What is penicillin", "why do pythons kill"."""
    return words[at].folded in grammar.auxiliaries and grammar.asking(words[:at]) == at


def _joined(found: Sequence[Named], words: Sequence[Word], grammar: Grammar) -> Iterator[Named]:
    """Names of one kind with only "and" or "of" between them are one: "Wilson and Bowers", "the Bay of Whales"."""
    held: Named | None = None
    for one in found:
        near = held and one.first - held.last == 1 and words[held.last].folded in grammar.within_names
        if held and near and held.kind == one.kind != "date":
            held = Named(held.kind, held.first, one.last)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def shortened(one: Named, words: Sequence[Word], text: str) -> Named:
    """A thing without the words at its end that do not stand beside it in `text`: of "oxygen tank burst" the oxygen tank."""
    if one.kind != "thing":
        return one
    held = " ".join(stem(token.word) for token in tokens(text)) + " "
    for last in range(one.last, one.first + 1, -1):
        if " ".join(stem(word.folded) for word in words[one.first : last]) + " " in held:
            return Named(one.kind, one.first, last)
    return Named(one.kind, one.first, one.first + 1)
