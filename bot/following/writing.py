"""A leaning question written out: with the names its pronouns stand for, in the last question's frame, or behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.following.grammar import opening
from bot.following.words import named, shortened, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.following.grammar import Grammar
    from bot.following.persons import Spoken
    from bot.following.words import Named, Word


@dataclass(frozen=True, slots=True)
class Talk:
    """What was talked about: the last question, the text that answered it, the persons it was about, likeliest first, and everyone."""

    question: str
    text: str
    persons: tuple[Spoken, ...]
    everyone: tuple[Spoken, ...]
    grammar: Grammar

    @property
    def frame(self) -> str:
        """The last question without its mark, and without what was asked behind it."""
        mark = self.grammar.behind.format(last="", asked="").rstrip("?")
        return self.question.split(mark)[0].strip().rstrip(" ?!.")


def behind(asked: str, talk: Talk) -> str:
    """The last question with the new one behind it: "Who reached the Pole first – and when?"."""
    asked = _lower(asked.strip(), talk)
    joined = opening(spoken(asked), talk.grammar.topics) or opening(spoken(asked), talk.grammar.additions)
    return talk.grammar.behind.format(last=_upper(talk.frame), asked=asked if joined else talk.grammar.added.format(asked=asked))


def with_other_asking(asked: str, talk: Talk) -> str:
    """The last question asked in another way: "Where did Scott die?" for "where?" after "When did Scott die?"."""
    known, last = talk.grammar, spoken(talk.frame)
    words = spoken(asked)
    size, before = known.asking(words), known.asking(last)
    anew = tuple(word.folded for word in words[:size]) in known.circumstances
    event = tuple(word.folded for word in last[:before]) in known.circumstances if before else True
    if not (anew and event and before < len(last) and last[before].folded in known.auxiliaries):
        return behind(asked, talk)
    return f"{_upper(asked[: words[size - 1].end])} {_lower(talk.frame[last[before].start :], talk)}?"


def swapped(part: str, asked: str, talk: Talk) -> str:
    """The last question with `part` in the place of what it named of the same kind; `asked` behind it where it named none."""
    known, last = talk.grammar, spoken(talk.frame)
    words = spoken(part)
    new = next(iter(named(words, talk.everyone, known)), None)
    kind = new.kind if new else "thing"
    fits = {"name": ("name", "person")}.get(kind, (kind,))
    held = named(last, talk.everyone, known)
    old = next((one for fit in fits for one in held if one.kind == fit), None)
    counted = old is not None and 0 < old.first <= known.asking(last) and words[0].folded in known.articles
    if old is None or counted:  # "how many mice": "how many the rats" would be no English
        return behind(asked, talk)
    old = shortened(old, last, talk.text)
    start = _start(old, last, words, known)
    end = last[old.last - 1]
    ending = "" if words[-1].possessive else end.possessive
    return _upper(f"{talk.frame[: last[start].start]}{part}{ending}{talk.frame[end.end :]}?")


def _start(old: Named, last: Sequence[Word], new: Sequence[Word], known: Grammar) -> int:
    """From which word on the old part makes way: with its article or preposition where the new one brings its own."""
    leading = known.prepositions | known.articles if new[0].folded in known.prepositions else known.articles
    start = old.first
    if new[0].folded in known.prepositions | known.articles:
        while start and last[start - 1].folded in leading:
            start -= 1
    return start


def with_names(asked: str, talk: Talk) -> str:
    """The question with the names that its first pronouns stand for; behind the last question where that gives none."""
    written, changed = asked, False
    for role in ("he", "she", "it", "they"):
        words = spoken(written)
        at = next((at for at, word in enumerate(words) if talk.grammar.pronoun(word) == role), None)
        name = _meant(role, talk) if at is not None else None
        if at is not None and name:
            written = _replaced(written, words, at, name, talk.grammar)
            changed = True
    return _upper(written) + "?" if changed else behind(asked, talk)


def _meant(role: str, talk: Talk) -> str | None:
    """The name that the pronoun stands for."""
    if role in ("he", "she"):
        fitting = [person for person in talk.persons if person.sex in (role, "")] or list(talk.persons)
        return fitting[0].name if fitting else None
    return _thing(talk)


def _thing(talk: Talk) -> str | None:
    """The one thing that the last question names, with its article or owner; None where it names none or several."""
    last = spoken(talk.frame)
    held = named(last, talk.everyone, talk.grammar)
    things = [one for one in held if one.kind in ("name", "thing")]
    if len(things) != 1:
        return None
    thing = shortened(things[0], last, talk.text)
    return _lower(talk.frame[last[_leading(thing, held, last, talk.grammar)].start : last[thing.last - 1].end], talk)


def _leading(thing: Named, held: Sequence[Named], last: Sequence[Word], known: Grammar) -> int:
    """The word with which the thing begins, its article or the name of its owner included."""
    before = last[thing.first - 1] if thing.first else None
    if before and before.possessive:
        return next((one.first for one in held if one.last == thing.first), thing.first - 1)
    return thing.first - bool(before and before.folded in known.articles)


def _replaced(text: str, words: Sequence[Word], at: int, name: str, known: Grammar) -> str:
    word = words[at]
    owns = word.folded in known.owns and (word.folded not in known.stands_for or (at + 1 < len(words) and words[at + 1].content))
    written = text[word.start : word.end]
    ending = written[len(word.folded) :] or ("'s" if owns else "")
    return text[: word.start] + name + ending + text[word.end :]


def _lower(text: str, talk: Talk) -> str:
    """The text to stand within a sentence: its first letter small, if it is not a name's."""
    words = spoken(text)
    begins_name = words and any(words[0].folded in person.parts for person in talk.everyone)
    first = words[0] if words else None
    plain = first is not None and (not first.content or first.folded in talk.grammar.articles)
    return text[:1].lower() + text[1:] if plain and not begins_name else text


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
