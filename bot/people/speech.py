"""Whose words an article quotes: by name, by a plain "he said", or by going on where the same person has just spoken."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.people.attribution import Sides, Speaker, small_words, speaker
from bot.people.lists import kinds
from bot.people.relations import kin_words
from bot.text import WORD, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.people.tagger import Name, Reading
    from bot.people.tokens import Token

_Who = TypeVar("_Who", bound=Hashable)
FEWEST = 5
"""Words of a quotation; fewer, down to three, are one where a mark ends them: "top diplomat" is only a turn of phrase."""
BETWEEN = 60
"""Characters at most between two quotations that are one speech: "he said"."""
_ENDS, _CLOSES = ".,!?…", ".!?…"
_MARKS = "\"'”’»“«」』 "
_SEX = {"he": "men", "she": "women"}
_OTHER = {"he": "women", "she": "men"}


def quoted(
    paragraphs: Sequence[str], reading: Reading, bearers: Mapping[Name, _Who], sexes: Mapping[_Who, frozenset[str]]
) -> Iterator[tuple[_Who, int, int, int]]:
    """Who says what, in reading order, as (who, position, start, end): whole sentences of the paragraph, speaker and quotation.

    `bearers` says whom each name means, `sexes` what is known of each. Nobody is guessed: where a sentence between them names or
    hints at anyone else who may be meant, a "he said" is nobody's.
    """
    listener = _Listener(bearers, sexes)
    by_place: dict[tuple[int, int], list[Name]] = {}
    for name in bearers:
        by_place.setdefault((name.position, name.sentence), []).append(name)
    for position, paragraph in enumerate(paragraphs):
        sentences = [(tokens, by_place.get((position, number), [])) for number, tokens in enumerate(reading.sentences[position])]
        for who, start, end in listener.hear(paragraph, sentences):
            yield who, position, start, end


class _Listener(Generic[_Who]):
    """Hears an article paragraph by paragraph and knows whom a pronoun may mean: the one person of that sex last spoken of."""

    def __init__(self, bearers: Mapping[Name, _Who], sexes: Mapping[_Who, frozenset[str]]) -> None:
        self._bearers, self._sexes = bearers, sexes
        self._focus: frozenset[_Who] = frozenset()
        self._doubtful: frozenset[str] = frozenset()
        self._age = 0
        self._spoke: _Who | None = None

    def hear(self, paragraph: str, sentences: Sequence[tuple[Sequence[Token], Sequence[Name]]]) -> list[tuple[_Who, int, int]]:
        """The stretches of the paragraph in which somebody known is quoted."""
        marks = quotations(paragraph)
        speakers = [self._attend(_sides(tokens, names, marks, self._bearers)) for tokens, names in sentences]
        spans = [(tokens[0].start, tokens[-1].end) for tokens, _ in sentences]
        said: list[tuple[_Who, int, int]] = []
        spoke, before = self._spoke, None
        for start, end in _speeches(paragraph, marks):
            held = [at for at, (first, last) in enumerate(spans) if first < end and last > start]
            if not held:
                continue
            told = [speakers[at] for at in held if speakers[at] is not None]
            alone = all(_bare(paragraph, spans[at], marks) for at in held)
            if told:
                spoke = next((who for one in reversed(told) if one and (who := one.who) is not None), None)
            elif not alone or (before is not None and held[0] - before > 1) or (before is None and held[0] > 0):
                spoke = None
            before = held[-1]
            if spoke is not None:
                _note(said, spoke, min(start, spans[held[0]][0]), max(end, spans[held[-1]][1]))
        self._close(said, speakers, spans)
        return said

    def _close(self, said: Sequence[tuple[_Who, int, int]], speakers: Sequence[Speaker[_Who] | None], spans: Sequence[object]) -> None:
        """Know who may go on speaking in the next paragraph: whoever spoke in the last sentence of this one."""
        last = speakers[-1] if speakers else None
        self._spoke = last.who if last else said[-1][0] if said and spans and said[-1][2] >= spans[-1][1] else None  # type: ignore[index]
        self._age += 1
        if self._age > 1:
            self._focus = frozenset()

    def _attend(self, sides: Sides[_Who]) -> Speaker[_Who] | None:
        """Who speaks in the sentence, a pronoun made out; None where nobody does. Afterwards the next "he" is known."""
        found = speaker(sides)
        if found is not None and found.pronoun:
            found = Speaker(self._meant(found.pronoun))
        everyone = frozenset(who for _, _, who in sides.named)
        if found is not None:
            self._turn_to(frozenset() if found.who is None else frozenset({found.who}))
        elif everyone:
            self._turn_to(everyone, _kin_beside(sides, "and"))
        elif _brings_somebody(sides):
            self._turn_to(frozenset())
        else:
            self._doubtful |= _kin_beside(sides)
        return found

    def _turn_to(self, whom: frozenset[_Who], doubtful: frozenset[str] = frozenset()) -> None:
        self._focus, self._doubtful, self._age = whom, doubtful, 0

    def _meant(self, pronoun: str) -> _Who | None:
        """The one last spoken of; of several, the only one of that sex, where it is known of all of them."""
        known = [(who, self._sexes.get(who, frozenset())) for who in self._focus]
        if pronoun in self._doubtful or (len(known) > 1 and not all(sex for _, sex in known)):
            return None
        fitting = [who for who, sex in known if sex <= {_SEX[pronoun]}]
        return fitting[0] if len(fitting) == 1 else None


def _sides(tokens: Sequence[Token], names: Sequence[Name], marks: Sequence[tuple[int, int]], bearers: Mapping[Name, _Who]) -> Sides[_Who]:
    near = [(start, end) for start, end in marks if start <= tokens[-1].start and end > tokens[0].start]
    inside = [any(start <= token.start < end for start, end in near) for token in tokens]
    return Sides(tokens, inside, [(name.first, name.last, bearers[name]) for name in names if not inside[name.first]])


def _speeches(paragraph: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The quotations that are somebody's speech; two that are one speech with "she said" between count together."""
    told = [_is_speech(paragraph[start:end]) for start, end in marks]
    for at, ((start, end), (further, last)) in enumerate(pairwise(marks)):
        between = paragraph[end:further].strip()
        broken = _end_of(paragraph[start:end]) in tuple(_ENDS) and between[-1:] in (".", ",") and len(between) < BETWEEN
        if broken and _is_speech(f"{paragraph[start:end]} {paragraph[further:last]}"):
            told[at] = told[at + 1] = True
    return [mark for mark, speech in zip(marks, told, strict=True) if speech]


def _end_of(quotation: str) -> str:
    return quotation.rstrip(_MARKS)[-1:]


def _is_speech(quotation: str) -> bool:
    words = [match.group() for match in WORD.finditer(quotation)]
    last = _end_of(quotation)
    enough = len(words) >= FEWEST or (len(words) > 2 and last in tuple(_ENDS))
    return enough and (last in tuple(_CLOSES) or not _is_title(words))


def _is_title(words: Sequence[str]) -> bool:
    """Whether all but the smallest words begin with a capital, as in the title of a book."""
    telling = [word for word in words if word.lower() not in small_words("titles")]
    return len(telling) > 1 and all(word[0].isupper() for word in telling) and not all(word.isupper() for word in telling)


def _bare(paragraph: str, span: tuple[int, int], marks: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence holds nothing but quotation."""
    at, end = span
    for first, last in marks:
        if first < end and last > at:
            if WORD.search(paragraph[at : max(at, first)]):
                return False
            at = last
    return not WORD.search(paragraph[at:end])


def _note(said: list[tuple[_Who, int, int]], who: _Who, start: int, end: int) -> None:
    """Add a stretch, to the one before where the same person goes on."""
    if said and said[-1][0] == who and start <= said[-1][2] + 2:
        start = said.pop()[1]
    said.append((who, start, end))


def _brings_somebody(sides: Sides[_Who]) -> bool:
    """Whether a sentence may introduce somebody without a name: "a neighbour", "another officer"."""
    outside = [token.folded for token, inside in zip(sides.tokens, sides.quoted, strict=True) if not inside]
    opens = small_words("introducing")
    return any(
        word in opens and any({"T", "j"} & set(kinds(next_)) for next_ in outside[at + 1 : at + 4]) for at, word in enumerate(outside)
    )


def _kin_beside(sides: Sides[_Who], *joined: str) -> frozenset[str]:
    """The pronouns that may mean somebody's kin whom a sentence brings in without a name: "her sister"; only those `joined` so, if any."""
    found = set[str]()
    outside = [token.folded for token, inside in zip(sides.tokens, sides.quoted, strict=True) if not inside]
    for at, word in enumerate(outside):
        if word in kin_words("theirs") and (not joined or outside[max(0, at - 1)] in joined):
            kin = next((noun for noun in outside[at + 1 : at + 4] if noun in kin_words("kin")), None)
            found.update(pronoun for pronoun in _SEX if kin and kin not in kin_words(_OTHER[pronoun]))
    return frozenset(found)
