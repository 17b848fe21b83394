"""Which words of an article are names of people: two-state Viterbi over learnt weights, run of capitals by run of capitals.

Covered: names in Latin, Greek and Cyrillic letters, best in English; scripts without capitals give no names.
The weights (weights.json) say by which tests/benchmarks/people_training.py run and from which data they come.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from bot.people.completing import complete
from bot.people.decoding import best, spans
from bot.people.evidence import of_run, of_word, own
from bot.people.learnt import Learnt, learnt
from bot.people.lists import kinds, listed, titles
from bot.people.runs import PARTICLES, runs
from bot.people.signs import signs
from bot.people.tokens import Token, tokens
from bot.people.whole import Whole
from bot.text import stopwords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LEANING = 0.3
"""What every word weighs more: a name missed is worse for a reader than a name too many."""
SURNAME = 4.0
"""What a surname weighs more where the article names its bearer in full: enough to tip all but the plainest places."""
LONE = 1.0
"""What a word must weigh to be a name all alone, where the article names nobody of that surname in full."""

_AFTER = frozenset({"kc", "qc", "mp", "mep", "msp", "obe", "mbe", "cbe", "phd", "md", "frs"})
"""The letters behind a name: "Aidan Marwood KC"."""
_PREPOSITIONS = frozenset({"besides", "unlike", "like", "despite"})
"""What a sentence begins with before a name: "Besides Ahmed"."""
_RULERS = frozenset({"king", "queen", "prince", "princess", "pope", "emperor", "empress", "sultan", "sheikh", "emir", "tsar", "shah"})
"""What rulers are called before their names, though some are also family names: "King Haakon VII"."""
_JUNIOR = frozenset({"jr", "sr"})
"""What a son or a father of the same name is told apart by."""
_CHURCH = frozenset({"mother", "pope"})
"""What belongs to a name of one word: Mother Teresa, Pope Francis."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name where it stands: tokens `first` to `last` (exclusive) of a paragraph's sentence."""

    position: int
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's paragraphs as sentences of tokens, and the names of people in them, in reading order."""

    sentences: tuple[tuple[tuple[Token, ...], ...], ...]
    names: tuple[Name, ...]

    def sentence(self, name: Name) -> tuple[Token, ...]:
        """The sentence that holds a name."""
        return self.sentences[name.position][name.sentence]

    def beside(self, name: Name) -> list[tuple[int, int]]:
        """Where the names of its sentence stand, itself among them, as (first, last) in their order."""
        at = bisect_left(self.names, (name.position, name.sentence), key=lambda one: (one.position, one.sentence))
        same = takewhile(lambda one: (one.position, one.sentence) == (name.position, name.sentence), islice(self.names, at, None))
        return [(one.first, one.last) for one in same]


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words side by side, with what speaks for each one's being a name."""

    position: int
    sentence: int
    start: int
    words: tuple[str, ...]
    scores: tuple[float, ...]


def tag(paragraphs: Sequence[str]) -> Reading:
    """The names of people in an article's paragraphs."""
    sentences = tuple(tuple(tuple(sentence) for sentence in tokens(paragraph)) for paragraph in paragraphs)
    whole = Whole(sentence for paragraph in sentences for sentence in paragraph)
    model = learnt()
    found = [
        _Run(position, number, start, tuple(t.folded for t in sentence[start:end]), _scores(sentence, start, end, whole, model))
        for position, paragraph in enumerate(sentences)
        for number, sentence in enumerate(paragraph)
        for start, end in runs(sentence)
    ]
    named = _named(_agreed(found), model)
    names = [
        Name(run.position, run.sentence, *complete(sentences[run.position][run.sentence], run.start + a, run.start + b))
        for run in found
        for a, b in named[run.words]
    ]
    return Reading(sentences, tuple(name for at, name in enumerate(names) if not (at and _overlaps(names[at - 1], name))))


def _overlaps(one: Name, other: Name) -> bool:
    """Whether a name begins within the one before it."""
    return (one.position, one.sentence) == (other.position, other.sentence) and other.first < one.last


def _scores(sentence: Sequence[Token], start: int, end: int, whole: Whole, model: Learnt) -> tuple[float, ...]:
    """What speaks for each word of a run: above 0 for a name, below against one."""
    shared = LEANING + model.score(of_run(sentence, start, end))
    return tuple(
        shared + plain + model.score_of(own, sentence[at]) + model.score(of_word(sentence, start, end, at, whole))
        for at, plain in enumerate(signs(sentence, start, end), start)
    )


def _agreed(found: Sequence[_Run]) -> dict[tuple[str, ...], list[float]]:
    """The mean scores of each run: the same words mean the same throughout an article."""
    together = defaultdict(list)
    for run in found:
        together[run.words].append(run.scores)
    return {words: [sum(own) / len(own) for own in zip(*scores, strict=True)] for words, scores in together.items()}


def _named(scores: Mapping[tuple[str, ...], Sequence[float]], model: Learnt) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Which words of each run are names, as (first, last)."""
    alone = {words: [_bare(words, *span) for span in spans(best(own, model.steps))] for words, own in scores.items()}
    full = [words[first:last] for words, found in alone.items() for first, last in found]
    last = {words[-1 - (len(words) > 2 and words[-1].rstrip(".") in _JUNIOR)] for words in full if len(words) > 1}
    surnames = {word for word in last if _surname(word)}
    return {words: list(_carried(words, own, surnames, model)) for words, own in scores.items()}


def _carried(words: Sequence[str], scores: Sequence[float], surnames: set[str], model: Learnt) -> Iterator[tuple[int, int]]:
    """The names of a run where the article has given these surnames in full somewhere."""
    if any("o" in kinds(word) for word in words):
        return
    carried = [own + SURNAME * (word in surnames) for word, own in zip(words, scores, strict=True)]
    for span in spans(best(carried, model.steps)):
        first, last = _whole(words, *_bare(words, *span))
        if words[first] in PARTICLES and not set("GFgfab") & set(kinds(words[last - 1])):
            continue
        titled = first > 0 and "T" in kinds(words[first - 1])
        lone = carried[first] >= LONE and (titled or words[first] not in listed("firms"))
        if last - first > 1 or words[first] in surnames or lone:
            yield first - (last - first == 1 and first > 0 and words[first - 1] in _CHURCH), last


def _bare(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """A name without the title ("Dr.", "PLO Chairman") or the calling ("Frenchman") that it begins with, and the letters behind it."""
    while leading := _leading(words, first, last):
        first += leading
    return first, last - (last - first > 1 and words[last - 1] in _AFTER)


def _leading(words: Sequence[str], first: int, last: int) -> int:
    """How many words before a name lead to it without being of it; 0 where the first is of it."""
    size = last - first
    for long in (2, 1):
        if size > long and words[first + long - 1] in titles() and not set("GF") & set(kinds(words[first + long - 1])):
            return long
    if size < 2:
        return 0
    if _is_calling(words[first], words[first + 1], size) or _leads(words[first], words[first + 1], size):
        return 1
    of = size > 3 and words[first + 1] in PARTICLES and not kinds(words[first])
    return 2 if of and set("Gg") & set(kinds(words[first + 2])) else 0


def _is_calling(word: str, following: str, size: int) -> bool:
    """Whether the first word of a name says what somebody is, or is any other that no name begins with: "Boxer Vastine"."""
    letters, named = set(kinds(word)), set(kinds(following))
    if word in _RULERS and (named & set("Gg") or not named & set("Ffab")):
        return True
    if named & set("Gg") and (word in stopwords() | _PREPOSITIONS or (size > 2 and _strange(word))):
        return True
    if size > 2 and "j" in letters and not letters & set("GF"):
        return True
    return size == 2 and word in listed("roles") and not letters & set("GFfab") and bool(named & set("GFfab"))


def _strange(word: str) -> bool:
    """Whether no list of names holds the word, and it is no initial."""
    return len(word) > 2 and not set("GFgfab") & set(kinds(word))


def _whole(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """A name with the initial before it, and with the word before its "Jr."."""
    initial = first > 0 and len(words[first - 1].rstrip(".")) == 1 and bool(set("Gg") & set(kinds(words[first])))
    if last + 1 < len(words) and words[last + 1].rstrip(".") in _JUNIOR:
        last += 2
    return first - initial, last


def _leads(word: str, following: str, size: int) -> bool:
    """Whether the first word of a name only leads to it: "Kapitän Fritz Walter", "de Arjen Robben" behind a noun."""
    if word in listed("abroad"):
        return not set("GF") & set(kinds(word)) and (size > 2 or "Q" not in kinds(following))
    return word in PARTICLES and (size > 2 and bool(set("Gg") & set(kinds(following))) and following not in PARTICLES)


def _surname(word: str) -> bool:
    letters = kinds(word)
    return "F" in letters or not set("PBX") & set(letters)
