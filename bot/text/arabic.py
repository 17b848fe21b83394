"""Arabic words without what is written onto them, and the consonants that a word shares with its kin."""

from __future__ import annotations

import re

_ARTICLE = re.compile("^(?:[وف]?(?:ال|لل|بال|كال)(?=..)|و(?=...))")
_AGAIN = re.compile("^(?:و|بال|كال)(?=...)")
_PREPOSITION = re.compile("^[وف]?[بلك](?=...)")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LONG = re.compile("(?<=.)[اويءئؤ]")
_FORMATIVE = re.compile("^(?:است|[امتينسلبكف])(?=...)")
_INFIX = re.compile("^(.)ت(?=..)")
_ENDING = re.compile("(?<=...)(?:ت|ن|ه|هم|تم|نا)$")


def light_stem(word: str) -> str:
    """The folded `word` without the article, the particles before it, and the endings of gender, number and person.

    Source: Larkey, Ballesteros and Connell, Light Stemming for Arabic Information Retrieval (2007), light10. What looks like a particle
    goes behind the article as well, so that a word has one stem with it and without; a second ending goes where three letters stay.
    """
    word = _AGAIN.sub("", _ARTICLE.sub("", word))
    shorter = _without_suffix(word, 2)
    while shorter != word:
        word, shorter = shorter, _without_suffix(shorter, 3)
    return word


def _without_suffix(word: str, least: int) -> str:
    """The word without its ending, where so many letters stay."""
    if not word.endswith(_SUFFIXES):
        return word
    return next((word[: -len(suffix)] for suffix in _SUFFIXES if word.endswith(suffix) and len(word) >= least + len(suffix)), word)


def kin(word: str) -> tuple[str, ...]:
    """What else the folded `word` is found by: its stem without a letter that may be a preposition, and its root behind a √."""
    bare, own = light_stem(_PREPOSITION.sub("", word)), light_stem(word)
    letters = root(own)
    return (*((bare,) if bare != own else ()), *((f"√{letters}",) if letters else ()))


def differently_joined(word: str) -> tuple[str, ...]:
    """The folded `word` with other particles or none written onto it: what a library may hold in its place."""
    bare = _ARTICLE.sub("", word)
    return tuple(form for form in (bare, f"ال{bare}", f"بال{bare}", f"لل{bare}") if form != word)


def root(stem: str) -> str:
    """The three consonants left of a stem without vowels and the letters that form words of a root; "" where there are more or fewer."""
    found = _ENDING.sub("", _FORMATIVE.sub("", _LONG.sub("", stem)))
    if len(found) > 3:
        found = _INFIX.sub(r"\1", found)
    return found if len(found) == 3 else ""
