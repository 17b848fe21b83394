"""Counts the words of general prose of languages other than English: python tests/benchmarks/count_general.py CODE [CODE ...].

It needs wordfreq and simplemma, and writes bot/text/general/CODE.txt.gz.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from pathlib import Path

import simplemma
import wordfreq
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from bot.text import WORD, fold, forms, is_number, stem, stopwords, tokens
from bot.text.general import PARAGRAPHS
from bot.text.snowball import regular

WORDS = 80
"""A paragraph has so many."""
LEAST = 20
"""A stem in fewer of PARAGRAPHS is left out."""
OTHER_CODES = {"no": "nb"}
"""Languages (ISO 639-1) that wordfreq and simplemma know by another code."""
ABOUT = """\
# Stems of general prose, each line's in so many of 100,000 paragraphs; behind =, a plain word and the words that are forms of it, though
# their endings do not tell. Made by tests/benchmarks/count_general.py from wordfreq 3.1 (Robyn Speer; CC BY-SA 4.0) and simplemma 2.0
# (Adrien Barbaresi; MIT).
"""


def main(code: str) -> None:
    """Write the file of the language."""
    shares = wordfreq.get_frequency_dict(OTHER_CODES.get(code, code), "small")
    words = {word: share for word, share in shares.items() if WORD.fullmatch(word) and len(fold(word)) > 1 and not is_number(word)}
    table = f"{ABOUT}{_rows('', _levels(words, code))}{_rows('=', _irregular(words, code))}"
    with gzip.GzipFile(Path(f"bot/text/general/{code}.txt.gz"), "wb", 9, mtime=0) as file:
        file.write(table.encode())


def _rows(mark: str, table: dict[str, list[str]]) -> str:
    return "".join(f"{mark}{first} {' '.join(sorted(rest))}\n" for first, rest in table.items())


def _levels(words: dict[str, float], code: str) -> dict[str, list[str]]:
    """The stems by the paragraphs that hold one, to two figures, the commonest first."""
    shares: dict[str, float] = defaultdict(float)
    for word, share in words.items():
        for form in _stems(word, code):
            shares[form] += share
    found: dict[int, list[str]] = defaultdict(list)
    for form, share in sorted(shares.items(), key=lambda one: (-one[1], one[0])):
        found[int(float(f"{PARAGRAPHS * (1 - (1 - share) ** WORDS):.1e}"))].append(form)
    return {str(count): forms for count, forms in found.items() if count >= LEAST}


def _stems(word: str, code: str) -> list[str]:
    """What the word is weighed by, nothing for a function word; a Vietnamese syllable with its marks and, for plain questions, without."""
    if code == "vi":
        return list(forms(tokens(word)[0], code))
    return [stem(fold(word), code)] if fold(word) not in stopwords(code) else []


def _irregular(words: dict[str, float], code: str) -> dict[str, list[str]]:
    """The plain words, each with those forms of which the stemmer makes something else; of words that fold alike the commonest tells."""
    found: dict[str, list[str]] = defaultdict(list)
    seen = set(stopwords(code))
    for word in words if OTHER_CODES.get(code, code) in SUPPORTED_LANGUAGES else ():
        form, plain = fold(word), fold(_lemma(_lemma(word, code), code))
        if form not in seen and " " not in plain and _begins_alike(form, plain) and regular(form, code) != regular(plain, code):
            found[plain].append(form)
        seen.add(form)
    return dict(sorted(found.items()))


def _lemma(word: str, code: str) -> str:
    return str(simplemma.lemmatize(word, lang=OTHER_CODES.get(code, code)))


def _begins_alike(form: str, plain: str) -> bool:
    """Whether the first letter stays, but for the ge of a participle; where it does not, the list has often mistaken the word."""
    return len(plain) > 1 and plain[0] in {form[0], form.removeprefix("ge")[:1]}


if __name__ == "__main__":
    for language in sys.argv[1:]:
        main(language)
