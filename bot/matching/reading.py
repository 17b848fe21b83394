"""A question as the matcher reads it: what its words weigh and what kind of thing it asks for."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from bot.text import (
    Token,
    background,
    is_ideograph,
    is_marked,
    is_number,
    is_stopword,
    is_syllable,
    is_unspaced,
    past_forms,
    question_languages,
    stem,
    tokens,
    topic,
    yaml_table,
)
from bot.text import forms as forms_of
from bot.text import wanted as asked_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

BACKGROUND_WEIGHT = 1_000
"""How many passages of general prose a library's own counts are weighed against; a small library alone knows too little."""

PIECE = 0.5
"""What a piece of a word counts beside a whole one: a pair of a script without spaces, a Vietnamese syllable; most words have two."""
IDEOGRAPH = 1.3
"""What finding the first ideograph of a pair alone is worth, for as much rarity as the pair has: mostly it is a word, or its root."""
UNKNOWN_MARKS = 0.5
"""What finding a Vietnamese syllable with other marks is worth where no passage has it with those asked: these are mostly a slip."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that says what it is about.

    `stems` are the forms under which it may stand in a passage, each with what finding it is worth (0..1); `weight` is its
    inverse document frequency (0 or more), less for a piece of a word, as `share` says; `name` tells a word written with a capital;
    `same` are the folded words that count as written just as asked.
    """

    word: str
    stems: Mapping[str, float]
    weight: float
    name: bool = False
    same: tuple[str, ...] = ()
    share: float = 1.0

    @property
    def number(self) -> bool:
        """Whether the word is written in digits."""
        return is_number(self.word)


@dataclass(frozen=True, slots=True)
class Reading:
    """The terms of a question in order, the shapes (see text.Token) of which the answer should hold one ("" for any), and the stems
    of all its words.
    """

    terms: tuple[Term, ...]
    wants: str = ""
    said: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, float]] = field(init=False)
    weight: float = field(init=False)

    def __post_init__(self) -> None:
        places: dict[str, tuple[int, float]] = {}
        for place, term in enumerate(self.terms):
            for form, worth in term.stems.items():
                if worth > places.get(form, (0, 0.0))[1]:
                    places[form] = (place, worth)
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "weight", sum(term.weight for term in self.terms) or 1.0)

    @property
    def stems(self) -> dict[str, float]:
        """What to look for in the index: every form of every term, weighed by its worth and the term's share."""
        return {form: worth * self.terms[place].share for form, (place, worth) in self.places.items()}


def read(
    text: str,
    forms: Mapping[str, Mapping[str, float]],
    languages: Sequence[str],
    frequency: Callable[[str], int],
    passages: int,
) -> Reading:
    """The question `text` as the matcher reads it.

    `forms` gives, for the words that were repaired, the folded words they may stand for, each with its worth; `frequency` tells in
    how many of the library's `passages` a stem stands.
    """
    spoken = question_languages(text, tuple(languages))
    said = tokens(text)
    found = [token for token in topic(text, spoken) if not _is_asking_word(token.word, forms, spoken)] or said
    first, marked, past = said[:1], is_marked(text), any(token.word == "did" for token in said)
    terms: dict[str, Term] = {}
    rarity = partial(_rarity, frequency, passages, spoken)
    for token in found:
        stems = _stems(forms[token.word], spoken) if forms.get(token.word) else _forms(token, spoken, rarity, marked=marked)
        name = token.shape == "c" and token not in first
        share = PIECE if is_unspaced(token.word) or (spoken[0] == "vi" and is_syllable(token.word)) else 1.0
        same = tuple(forms.get(token.word) or [token.word])
        if past and token.shape == ".":
            same += past_forms(same[0])
        terms.setdefault(next(iter(stems)), Term(token.word, stems, share * _weight(stems, rarity), name, same, share))
    stemmed = tuple(stem(next(iter(forms.get(token.word, {})), token.word), spoken[0]) for token in said)
    return Reading(tuple(terms.values()), wanted(said) or asked_for(text, spoken), stemmed)


def _is_asking_word(word: str, forms: Mapping[str, Mapping[str, float]], languages: Sequence[str]) -> bool:
    """Whether the word, or the likeliest of what it may stand for, says how the question is put and not what it is about."""
    return word in forms and is_stopword(next(iter(forms[word]), word), languages)


def _stems(words: Mapping[str, float], languages: Sequence[str]) -> dict[str, float]:
    stems: dict[str, float] = {}
    for word, worth in words.items():
        for language in languages:
            form = stem(word, language)
            stems[form] = max(worth, stems.get(form, 0.0))
    return stems


def _forms(token: Token, languages: Sequence[str], rarity: Callable[[str], float], *, marked: bool) -> dict[str, float]:
    found: dict[str, float] = {}
    for language in languages:
        for form, worth in forms_of(token, language, marked=marked).items():
            found[form] = max(worth, found.get(form, 0.0))
    own, *others = found
    if others and is_ideograph(own[0]):
        found[others[0]] = min(1.0, IDEOGRAPH * rarity(others[0]) / max(rarity(own), 1e-9))
    elif others and languages[0] == "vi" and rarity(own) == rarity(""):
        found[others[0]] = max(found[others[0]], UNKNOWN_MARKS)
    return found


def _weight(stems: Mapping[str, float], rarity: Callable[[str], float]) -> float:
    """That of the word's commonest stem, since in another language than its own it has one that stands nowhere; of readings, the rarest."""
    own = [rarity(form) for form, worth in stems.items() if worth == 1]
    return min(own) if own else max(map(rarity, stems))


def _rarity(frequency: Callable[[str], int], passages: int, languages: Sequence[str], form: str) -> float:
    """Inverse document frequency over the library and a share of general prose (Robertson, 2004), where the language's is known."""
    known = [(counts, total) for counts, total in map(background, languages) if counts]
    share = BACKGROUND_WEIGHT if known else 0
    held = frequency(form) + share * max((counts.get(form, 0) / total for counts, total in known), default=0.0)
    return math.log(1 + (passages + share - held + 0.5) / (held + 0.5)) if held <= passages + share else 0.0


@cache
def _asking() -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(words.split()), shapes) for words, shapes in yaml_table("bot.matching", "asking.yaml").items()]


def wanted(question: Sequence[Token]) -> str:
    """The shapes of which an answer to the question should hold one: "how many" wants a number, "who" a name; "" for any."""
    said = [token.word for token in question]
    for words, shapes in _asking():
        if any(said[at : at + len(words)] == list(words) for at in range(len(said))):
            return shapes
    return ""
