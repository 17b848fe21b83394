"""How often people are described as a careful reader would: in tests/, `python -m benchmarks.descriptions` prints the table.

The lists of tests/bot/described/ hold articles and, for each person they name, the wordings that a reader took from them who did not
know what the bot says; none where the article does not introduce the person.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.extend(map(str, Path(__file__).parents[1:3]))  # the script runs from any folder

import yaml

from bot.model import Article
from bot.people import Mention, read
from bot.people.forms import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LISTS = sorted((Path(__file__).parents[1] / "bot" / "described").glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Told:
    """What an article's reader took for who a person is, and what the bot took; `found` tells whether the bot found the person."""

    article: str
    name: str
    wanted: tuple[str, ...]
    found: bool
    description: str | None

    @property
    def right(self) -> bool:
        """Whether the bot's words are among the reader's, or both have none."""
        plain = None if self.description is None else plainly(self.description)
        return plain in {plainly(wanted) for wanted in self.wanted} if self.wanted else plain is None


def plainly(words: str) -> str:
    """Words in small letters, a space apart."""
    return " ".join(words.lower().split())


def told(path: Path) -> Iterator[Told]:
    """Each person of a list, in its order."""
    for labelled in yaml.safe_load(path.read_text(encoding="utf-8")):
        paragraphs = tuple(" ".join(text.split()) for text in labelled["text"].split("\n\n"))
        mentions = read(Article("a", labelled["title"], paragraphs))
        for person in labelled["people"]:
            mention = called(person["name"], mentions)
            words = tuple(person["described"])
            yield Told(labelled["title"], person["name"], words, mention is not None, mention.description if mention else None)


def called(name: str, mentions: Sequence[Mention]) -> Mention | None:
    """Who is meant by a name: who bears it, else whose surname and one other word it shares."""
    exact = [mention for mention in mentions if plainly(mention.name) == plainly(name)]
    near = [mention for mention in mentions if parts(mention.name)[-1] == parts(name)[-1] and set(parts(mention.name)) <= set(parts(name))]
    return next(iter(exact + near), None)


def main() -> None:
    """Print the table."""
    print(f"{'list':<12}{'articles':>10}{'people':>10}{'found':>10}{'described rightly, of those found':>36}")  # noqa: T201
    every: list[Told] = []
    for path in LISTS:
        ones = list(told(path))
        every += ones
        show(path.stem, ones)
    show("all", every)


def show(name: str, ones: Sequence[Told]) -> None:
    """Print a line of it."""
    found = [one for one in ones if one.found]
    right = 100 * sum(one.right for one in found) / len(found)
    print(f"{name:<12}{len({one.article for one in ones}):>10}{len(ones):>10}{len(found):>10}{right:>35.1f}%")  # noqa: T201


if __name__ == "__main__":
    main()
