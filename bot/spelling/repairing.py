"""A question -> how it is read: which of its words are misspelt, and what they may stand for."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.spelling.candidates import Spoken, stem_in
from bot.spelling.channel import Guess, Written, guesses, shares
from bot.spelling.joining import joined, weighed
from bot.text import (
    WORD,
    as_asked,
    differently_joined,
    fold,
    is_general,
    is_number,
    is_stopword,
    is_syllable,
    is_unspaced,
    question_languages,
    stem,
    tokens,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.spelling.candidates import Vocabulary
    from bot.text import Token

READINGS = 3
"""A word is read in at most so many ways at once."""
LEAST_SHARE = 0.1
"""A reading less likely than this is dropped."""
MOST_KEPT, MOST_KEPT_UNKNOWN = 0.5, 0.75
"""A word that is likelier than this to be meant as it stands is not read otherwise. One that no article holds is read otherwise sooner:
nothing is lost with it, and who asks about these articles mostly means a word of theirs.
"""
RARE = 2
"""A word in no more passages than this may be a slip of the library's own."""
ROOT = 4
"""Letters with which two forms of one word begin alike."""
SHORT = 5
"""A word of fewer letters, like many others by accident, is read only as one that is found with some other word of the question."""
LEAST_LENGTH = 3
"""Shorter words are not repaired: any two letters are one slip from too many."""
_ROMAN = re.compile("(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
"""A Roman number up to 99, as centuries and kings have."""
PART_WORTH = 0.5
"""What finding a part of a joined word is worth: "paper" where "news paper" is read as "newspaper"."""


@dataclass(frozen=True, slots=True)
class Repair:
    """How a question is read: its `text`, words run together parted and split ones joined, and for every misspelt word of that text
    the words it may stand for, each with its worth (0..1).

    Words are folded; the likeliest comes first. A word that the library knows is among its own readings, worth 1. The `parts` of joined
    words are searched as well, worth less.
    """

    asked: str = ""
    text: str = ""
    forms: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()

    def reading(self, held: frozenset[str] = frozenset(), spelt: Mapping[str, str] | None = None) -> str | None:
        """The question with its repaired words written in, a form `held` by the answer before the likeliest; None where nothing changed.

        `spelt` tells how the articles write folded words: with accents, the ة of Arabic, the last ς of Greek.
        """

        def written(word: str) -> str:
            forms = [form for form in self.forms.get(fold(word), ()) if form not in self.parts]
            if not forms:
                return word
            best = forms[0] if is_stopword(forms[0], self.languages) else next((form for form in forms if form in held), forms[0])
            return word if best == fold(word) else _in_case_of(word, self._spelt(best, spelt or {}))

        read = WORD.sub(lambda match: written(match.group()), self.text)
        return None if read == self.asked else read

    def _spelt(self, form: str, spelt: Mapping[str, str]) -> str:
        known = next((spelt[same] for same in (form, *differently_joined(form)) if same in spelt), None)
        return known or as_asked(form, self.languages)


def _in_case_of(word: str, form: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form.capitalize() if word[0].isupper() else form


def repair(question: str, words: Vocabulary) -> Repair:
    """How to read the words of `question` that no article holds, and rare ones beside a likelier neighbour, by the library's `words`."""
    words = Spoken(words, question_languages(question, tuple(words.languages)))
    text, forms = _joined(question, words)
    parts = frozenset(part for held in forms.values() for part in list(held)[1:])
    said = tokens(text)
    for at, token in enumerate(said):
        if token.word not in forms and is_doubtful(token.word, words):
            found = readings(as_written(said, at, words), words, foreign=words.languages[0] != "en")
            pair = next(iter(found), "")
            if " " in pair:
                text = _parted(text, token.word, pair)
            elif found:
                forms[token.word] = found
    return Repair(question, text, forms, parts, tuple(words.languages))


def _joined(question: str, words: Vocabulary) -> tuple[str, dict[str, dict[str, float]]]:
    """The question with its split words joined, and for each of these the parts that the library knows."""
    text, forms = question, dict[str, dict[str, float]]()
    for start, end, whole in reversed(joined(question, words)):
        parts = [fold(part) for part in question[start:end].split()]
        held = [part for part in parts if words.count(part) and not is_stopword(part, words.languages)]
        forms[fold(whole)] = {fold(whole): 1.0} | dict.fromkeys(held, PART_WORTH)
        text = text[:start] + whole + text[end:]
    return text, forms


def _parted(text: str, word: str, pair: str) -> str:
    """The text with a space where the two words of the pair meet, wherever the folded `word` stands in it as long as it is folded."""
    at = pair.index(" ")

    def written(match: re.Match[str]) -> str:
        found = match.group()
        return f"{found[:at]} {found[at:]}" if fold(found) == word and len(found) == len(word) else found

    return WORD.sub(written, text)


def is_doubtful(word: str, words: Vocabulary) -> bool:
    """Whether the folded word may be misspelt, in a question of the vocabulary's languages.

    It is hardly ever written so in the library and no word of general prose; in another language the library holds no form of it.
    Function words are none, nor are Roman numbers and the pairs of a script without spaces, nor, in a Vietnamese question, its
    syllables: nearly every one is a word.
    """
    if len(word) < LEAST_LENGTH or is_number(word) or is_unspaced(word) or _ROMAN.fullmatch(word):
        return False
    if words.languages[:1] == ["vi"] and is_syllable(word):
        return False
    known = {*words.languages, "en"}
    if is_stopword(word, known) or is_general(word, known):
        return False
    foreign = [code for code in words.languages if code != "en"]
    if foreign:
        return not words.count(word) and not any(words.frequency(stem(word, code)) for code in foreign)
    return words.count(word) <= RARE


def as_written(said: Sequence[Token], at: int, words: Vocabulary) -> Written:
    """The word at a place (counted from 0) of the question, beside the others that the library knows, weighed by their rarity."""
    others = {token.word for place, token in enumerate(said) if place != at and not is_stopword(token.word, words.languages)}
    held = weighed({stem_in(word, words) for word in others}, words)
    lacking = [word for word in others if stem_in(word, words) not in held and is_general(word, words.languages)]
    word, name = said[at].word, said[at].shape == "c" and at > 0
    weight = len(lacking) * math.log(1 + len(words))
    return Written(word, name, at == 0, words.count(word) > 0, len(words), held, weight, tuple(words.languages) or ("en",))


def readings(written: Written, words: Vocabulary, *, foreign: bool = False) -> dict[str, float]:
    """What the word may stand for: at most READINGS words, likeliest first, each with its worth, the root of its share; {} to keep it.

    Itself, worth 1, is among them where the library knows it. A `foreign` word, no form of which the library holds, is read as one of
    the same ROOT even where it may be meant as it stands: stemmers miss many forms. Two words, where it is likeliest that they were
    run together, are the only reading.
    """
    found = guesses(written, words)
    ranked = sorted(zip(shares(found), found, strict=True), key=lambda one: (-one[0], one[1].form))
    keep = next(share for share, guess in ranked if guess.kept)
    known = found[0].use > 0
    if keep > (MOST_KEPT if known else MOST_KEPT_UNKNOWN):
        ranked = [one for one in ranked if foreign and one[1].form[:ROOT] == written.word[:ROOT] and not one[1].kept]
    if not ranked:
        return {}
    if ranked[0][1].parted:
        return {ranked[0][1].form: 1.0}
    respelt = [(share / (1 - keep), guess.form) for share, guess in ranked if not guess.kept and not guess.parted and _is_backed(guess)]
    forms = {form: math.sqrt(share) for share, form in respelt[:READINGS] if share >= LEAST_SHARE}
    return forms | ({written.word: 1.0} if forms and known else {})


def _is_backed(guess: Guess) -> bool:
    return len(guess.written.word) >= SHORT or guess.company > 0 or guess.stop_word
