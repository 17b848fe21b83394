"""The answers that readers gave a thumb up, as questions of which it is known what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.index import passages
from bot.journal import PassageKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers import Librarian
    from bot.journal import Logged


def replayed(librarian: Librarian, praised: Iterable[Logged]) -> list[dict[str, Any]]:
    """The praised questions, each once, in the form of `questions`: "gold" are the passages praised, "answers" the sentences marked.

    A question that leaned on the one before is asked in full. A passage is found wherever its article holds it now; one that was
    changed or removed since is gold that the library does not hold.
    """
    rows: dict[str, dict[str, Any]] = {}
    for one in praised:
        row = rows.setdefault(one.question, {"question": one.question, "gold": [], "answers": []})
        for gold, answer in (_gold(librarian, PassageKey.parse(key)) for key in one.praised):
            row["gold"] += [gold] if gold not in row["gold"] else []
            row["answers"] += [answer] if answer and answer not in row["answers"] else []
    return list(rows.values())


def _gold(librarian: Librarian, key: PassageKey) -> tuple[str, str]:
    """What names the passage for an evaluation, and the sentence marked in it; "" where it is not there any more."""
    article = librarian.article(key.article)
    held = [one for one in passages(article) if key.holds(one)] if article else []
    if article is None or not held:
        return f"article {key.article}, paragraph {key.position}: changed or removed since", ""
    passage = min(held, key=lambda one: abs(one.position - key.position))
    return f"{article.id}#{passage.position}", passage.text[key.start : key.end]
