"""How likely somebody who wrote one word meant another: one softmax over what slips look like, use and company."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from bot.spelling.candidates import near, stem_in
from bot.spelling.joining import parted, weighed
from bot.spelling.keyboard import neighbours
from bot.text import background, is_general, is_stopword, sound, stem, yaml_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.spelling.candidates import Vocabulary

FINALISTS = 8
"""So many of the candidates are tried for the company they keep, those that are likeliest without it."""

UNTOLD = 0.5
"""The company of a word that a question without other words says nothing about."""


@dataclass(frozen=True, slots=True)
class Written:
    """A word of the question: folded, whether it is capitalised as names are, whether the question opens with it, whether one of the
    library's `passages` writes it so, what the question's other words weigh by stem, what words of general prose weigh that it
    holds beside and the library does not, and the question's `languages` (ISO 639-1).
    """

    word: str
    name: bool
    opens: bool
    known: bool
    passages: int
    others: Mapping[str, float]
    lacking: float
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """What a written word may stand for: a folded form, or the word itself; and what tells how likely that is.

    `slips` are the letters that are wrong; `use` is the number of passages that hold it; `company` is the share (0..1) of the
    question's other words that stand with it in some passage.
    """

    written: Written
    form: str
    slips: int
    use: int
    company: float = 0.0

    @property
    def kept(self) -> bool:
        """Whether the word was meant as it stands."""
        return self.form == self.written.word

    @property
    def stop_word(self) -> bool:
        """Whether it says how the question is put."""
        return is_stopword(self.form, self.written.languages)

    @property
    def common(self) -> bool:
        """Whether it is no name, as far as general prose tells."""
        return self.stop_word or is_general(self.form, self.written.languages)

    @property
    def parted(self) -> bool:
        """Whether two words were run together; `form` has a space between them."""
        return " " in self.form


def general_use(word: str, languages: Iterable[str]) -> float:
    """In how many of a thousand paragraphs of general prose the word stands, in any of its forms; few rare ones are counted."""
    uses = ((counts.get(stem(word, code), 0), total) for code in languages for counts, total in [background(code)])
    return max(1_000 * held / total for held, total in uses)


def _easy(guess: Guess) -> float:
    """The slips that fingers make: neighbouring keys, a letter twice or once, two letters swapped."""
    word, form = guess.written.word, guess.form
    swapped = int(Levenshtein.distance(word, form)) - int(OSA.distance(word, form))
    return swapped + sum(_is_easy(word, form, *edit) for edit in Levenshtein.editops(word, form).as_list())


def _is_easy(word: str, form: str, kind: str, at: int, to: int) -> bool:
    if kind == "replace":
        return (word[at], form[to]) in neighbours()
    text, place = (word, at) if kind == "delete" else (form, to)
    return text[place] in (text[place - 1 : place], text[place + 1 : place + 2])


def _vowels(guess: Guess) -> float:
    """The slips that change no consonant's sound."""
    edits = Levenshtein.editops(guess.written.word, guess.form).as_list()
    return sum(_is_soft(guess.written.word, guess.form, *edit) for edit in edits)


def _is_soft(word: str, form: str, kind: str, at: int, to: int) -> bool:
    if kind == "replace":
        return sound(word[at]) == sound(form[to])
    return sound(word[at] if kind == "delete" else form[to]) == "a"


def _stem_sound(written: Written, word: str) -> str:
    return sound(stem(word, written.languages[0]))


FEATURES: dict[str, tuple[Callable[[Guess], float], str]] = {
    "slips": (lambda g: float(g.slips), "letters wrong"),
    "slips_of_length": (lambda g: 6 * g.slips / len(g.written.word), "the same for its length"),
    "easy": (_easy, "of them, neighbouring keys, doublings, swaps"),
    "vowels": (_vowels, "of them, vowels and letters of one sound"),
    "likeness": (lambda g: JaroWinkler.similarity(g.written.word, g.form), "Jaro-Winkler likeness: alike from the start"),
    "sound": (lambda g: float(_stem_sound(g.written, g.written.word) == _stem_sound(g.written, g.form)), "both sound alike"),
    "first": (lambda g: float(g.written.word[0] != g.form[0]), "they begin differently"),
    "inflected": (lambda g: OSA.distance(g.written.word, g.form) - g.slips, "letters of another ending"),
    "use": (lambda g: math.log(1 + g.use), "logarithm of the passages that hold it"),
    "general_use": (lambda g: math.log(1 + general_use(g.form, g.written.languages)), "logarithm of its use in general prose"),
    "stop_word": (lambda g: float(g.stop_word), "a word that questions are put with"),
    "stop_word_opens": (lambda g: float(g.stop_word and g.written.opens), "the same, and the question opens with it"),
    "name_to_common": (lambda g: float(g.written.name and g.common), "written as a name, read as a common word"),
    "name_to_stop_word": (lambda g: float(g.written.name and g.stop_word), "written as a name, read as a stop word"),
    "common_to_name": (lambda g: float(not g.written.name and not g.common), "written small, read as no common word"),
    "company": (lambda g: g.company, "share of the other words found with it"),
    "company_of_use": (lambda g: g.company / (1 + math.log(1 + g.use)), "the same where it is rare: no accident"),
}  # fmt: skip
KEPT: dict[str, tuple[Callable[[Guess], float], str]] = {
    "kept": (lambda _: 1.0, "meant as it stands"),
    "kept_length": (lambda g: len(g.written.word) / 10, "the same by its length"),
    "kept_name": (lambda g: float(g.written.name), "the same, written as a name"),
    "kept_known": (lambda g: float(g.use > 0), "the same, in a form of a word of the library"),
    "kept_written": (lambda g: float(g.written.known), "the same, in a word that the library writes so"),
    "kept_among": (lambda g: math.log(1 + g.written.passages) / 10, "the same, by the logarithm of all passages"),
    "kept_use": (lambda g: math.log(1 + g.use), "the same, by the passages that hold it"),
    "kept_company": (lambda g: g.company, "the same, by the share of the other words found with it"),
}
"""A word that is kept is measured by these alone."""
PARTED: dict[str, tuple[Callable[[Guess], float], str]] = {
    "parted": (lambda _: 1.0, "two words run together"),
    "parted_name": (lambda g: float(g.written.name), "the same, written as a name"),
    "parted_shortest": (lambda g: min(map(len, g.form.split())) / 5, "letters of the shorter one"),
    "parted_stop_word": (lambda g: float(any(is_stopword(part, g.written.languages) for part in g.form.split())), "one is a stop word"),
    "parted_use": (lambda g: math.log(1 + g.use), "logarithm of the passages that hold the rarer"),
    "parted_company": (lambda g: g.company, "share of the other one and the other words found with the rarer"),
}
"""And one that may be two words by these."""


def measure(guess: Guess) -> dict[str, float]:
    """The features of a guess by name; those left out are 0."""
    table = KEPT if guess.kept else PARTED if guess.parted else FEATURES
    return {name: float(formula(guess)) for name, (formula, _) in table.items()}


@cache
def weights() -> dict[str, float]:
    """What every feature weighs, from weights.yaml."""
    data: Any = yaml_table("bot.spelling", "weights.yaml")
    return {name: float(weight) for name, weight in data.items()}


def fit(guess: Guess) -> float:
    """The logarithm, but for a constant, of how likely the guess is."""
    table = weights()
    return sum(table[name] * value for name, value in measure(guess).items())


def guesses(written: Written, words: Vocabulary) -> list[Guess]:
    """What the word may stand for: itself first, then two words where it may be them, then the FINALISTS, one for each stem."""
    use = words.frequency(stem_in(written.word, words))
    best: dict[str, tuple[float, Guess]] = {}
    for form, slips in near(written.word, words).items():
        guess = Guess(written, form, slips, words.frequency(stem_in(form, words)))
        likely, key = fit(guess), form if guess.stop_word else stem_in(form, words)
        if key not in best or likely > best[key][0]:
            best[key] = (likely, guess)
    best.pop(stem_in(written.word, words), None)
    likeliest = sorted(best.values(), key=lambda one: (-one[0], one[1].form))[:FINALISTS]
    kept = _in_company(Guess(written, written.word, 0, use), words)
    respelt = [_in_company(guess, words) for _, guess in likeliest]
    most = max((guess.company for guess in respelt if not guess.stop_word), default=UNTOLD)
    return [kept, *_parted(written, words), *(replace(one, company=most) if one.stop_word else one for one in respelt)]


def _parted(written: Written, words: Vocabulary) -> list[Guess]:
    """The guess that two words were run together, where they may have been."""
    form = None if written.known else parted(written.word, words)
    if form is None:
        return []
    rarer, other = sorted((stem_in(part, words) for part in form.split()), key=words.frequency)
    beside = replace(written, others={**written.others, **weighed({other}, words)})
    return [replace(_in_company(Guess(beside, rarer, 1, words.frequency(rarer)), words), written=written, form=form)]


def _in_company(guess: Guess, words: Vocabulary) -> Guess:
    """The guess with its company; a stop word stands with all, so that it is given the most that another guess has."""
    others, weight = guess.written.others, sum(guess.written.others.values()) + guess.written.lacking
    if not weight:
        return replace(guess, company=0.0 if guess.kept else UNTOLD)
    if not (others and guess.use) or guess.stop_word:
        return guess
    return replace(guess, company=max(words.together(stem_in(guess.form, words), others), 0.0) / weight)


def shares(found: list[Guess]) -> list[float]:
    """How likely each of a word's guesses is, by a softmax of their fits: shares of one."""
    fits = [fit(guess) for guess in found]
    powers = [math.exp(one - max(fits)) for one in fits]
    return [power / sum(powers) for power in powers]
