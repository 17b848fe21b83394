"""Of whom a question and its answer spoke: the persons that a "he" or "she" after them may stand for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot import people
from bot.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.following.grammar import Grammar
    from bot.model import Article, Person, Turn


@dataclass(frozen=True, slots=True)
class Spoken:
    """A person of an article: the form of the name to speak of them by, every form, and "he", "she", or "" where nothing tells.

    `parts` are the folded words of all forms.
    """

    name: str
    forms: tuple[str, ...]
    sex: str
    parts: frozenset[str]

    def at(self, text: str) -> tuple[int, str] | None:
        """Where the text first names the person, and the form it uses, the longest first; None where it does not."""
        for form in sorted(self.forms, key=len, reverse=True):
            if match := re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE):
                return match.start(), match.group()
        return None


def persons(article: Article, grammar: Grammar) -> list[Spoken]:
    """Everyone the article names, most mentioned first."""
    found = people.gather([(article, people.read(article))]).everyone
    sexes = _sexes(article, found, grammar)
    return [
        Spoken(_usual(person, found), forms := _forms(person), sexes.get(person.name, ""), frozenset(words(" ".join(forms))))
        for person in found
    ]


def _forms(person: Person) -> tuple[str, ...]:
    """The forms of the name, its last word among them."""
    return tuple(dict.fromkeys((person.name, *person.aliases, person.name.split()[-1])))


def _usual(person: Person, others: Sequence[Person]) -> str:
    """The surname where the article uses it and it is nobody else's, else the full name."""
    surname = person.name.split()[-1]
    shared = any(surname in other.name.split() for other in others if other is not person)
    return surname if surname in person.aliases and not shared else person.name


def _sexes(article: Article, found: Sequence[Person], grammar: Grammar) -> dict[str, str]:
    """For each name of which the article tells it "he" or "she": the one that more often has that name as the nearest before it."""
    forms = {form: person.name for person in found for form in _forms(person)}
    told = {person.name: Counter[str]() for person in found}
    marked = "|".join(map(re.escape, sorted([*forms, *grammar.sexes], key=len, reverse=True)))
    for paragraph in article.paragraphs:
        nearest = ""
        for match in re.finditer(rf"(?<!\w)(?:{marked})(?!\w)", paragraph, re.IGNORECASE):
            nearest = forms.get(match.group(), nearest)
            if nearest and (sex := grammar.sexes.get(match.group().lower())):
                told[nearest][sex] += 1
    return {name: max(sexes, key=lambda sex: sexes[sex]) for name, sexes in told.items() if sexes["he"] != sexes["she"]}


def spoken_of(last: Turn, everyone: Sequence[Spoken]) -> list[Spoken]:
    """Whom the last question may have made the talk of, likeliest first.

    Whom it named comes before whom the sentence and the passage that answered name; asked "who", the answer names whom it is about.
    """
    asked = _by_place(last.question, everyone)
    told = [*_by_place(last.sentence, everyone), *_by_place(last.passage.text, everyone)]
    if _asks_who(last.question) and not people.asked_about(last.question):
        known = {person.forms for person in asked}
        asked = [*(person for person in told if person.forms not in known)][:1] + asked
    found: dict[tuple[str, ...], Spoken] = {}
    for person in (*asked, *told):
        found.setdefault(person.forms, person)
    return list(found.values())


def _asks_who(question: str) -> bool:
    return words(question)[:1] in (["who"], ["whom"])


def _by_place(text: str, everyone: Sequence[Spoken]) -> list[Spoken]:
    """The persons a text names, in its order, by the form it uses."""
    found = sorted((place, at) for at, person in enumerate(everyone) if (place := person.at(text)))
    return [replace(everyone[at], name=form) if len(form.split()) > 1 else everyone[at] for (_, form), at in found]
