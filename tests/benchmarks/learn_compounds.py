"""Learns the words of which a language makes compounds.

python tests/benchmarks/learn_compounds.py CODE WORDS.tsv > bot/text/compounds/CODE.txt

WORDS.tsv has a line for each word, with a tab and its count in a thousand million words before its end. A word is split where its parts
are, by the geometric mean, more frequent than itself (Koehn and Knight, Empirical Methods for Compound Splitting, 2003).
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from bot.text import fold, stem, stopwords
from bot.text.compounds import LEAST, splits

FREQUENT = 1_500
"""A part stands so often among a thousand million words, in all its forms."""
PRODUCTIVE = 12
"""A part is found at the beginning or the end of so many compounds."""
BEGINNING, SHORT, SHORT_BEGINNING = 0.08, 4, 0.2
"""Of what stands in compounds only at the end (a smaller share begins one) most is an ending: -heit; more so if short: -lich."""
KNOWN = 2_000
"""A whole word so frequent is listed where it must not be split; rarer ones hardly do harm."""


def learn(code: str, counts: Counter[str]) -> tuple[list[str], list[str]]:
    """The stems of the parts and of the words that only look like compounds."""
    forms: Counter[str] = Counter()
    for word, count in counts.items():
        if len(word) >= LEAST and word not in stopwords(code):
            forms[stem(word, code)] += count
    parts = frozenset(form for form, count in forms.items() if count >= FREQUENT and len(form) >= LEAST - 1)
    parts -= {stem(word, code) for word in stopwords(code)}
    for _ in range(3):
        found = [best for word, count in counts.items() if (best := _best(word, count, code, parts, forms))]
        begin, end = (Counter(best[place] for best in found) for place in (0, 1))
        parts = frozenset(form for form in parts if _is_word(form, begin[form], end[form]))
    whole = {stem(w, code) for w, n in counts.items() if n >= KNOWN and any(splits(w, code, parts)) and not _best(w, n, code, parts, forms)}
    return sorted(parts), sorted(whole)


def _is_word(form: str, begins: int, ends: int) -> bool:
    share = SHORT_BEGINNING if len(form) <= SHORT else BEGINNING
    return begins + ends >= PRODUCTIVE and begins >= share * (begins + ends)


def _best(word: str, count: int, code: str, parts: frozenset[str], forms: Counter[str]) -> tuple[str, ...]:
    """The stems of the word's two parts where it is a compound."""
    found = [(math.sqrt(forms[one] * forms[two]), one, two) for _, _, one, two in splits(word, code, parts)]
    mean, *best = max(found, default=(0.0,))
    return tuple(map(str, best)) if mean > count else ()


if __name__ == "__main__":
    language, file = sys.argv[1:]
    counted: Counter[str] = Counter()
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        written, number = line.split("\t")
        if written.isalpha() and len(written) < 30:
            counted[fold(written)] += int(number)
    learnt, kept = learn(language, counted)
    sys.stdout.write("# The stems of words that compounds are made of; behind !, of words that only look like compounds.\n")
    sys.stdout.write("# Learnt by tests/benchmarks/learn_compounds.py from the word list of wordfreq 3.1 (Robyn Speer; CC BY-SA 4.0).\n")
    sys.stdout.write("\n".join([*learnt, *(f"!{word}" for word in kept)]) + "\n")
