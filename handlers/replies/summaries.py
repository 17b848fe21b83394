"""Summaries as they are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.replies.reply import Button, Reply, rows
from handlers.replies.sources import dateline, headline, source_line
from handlers.rich import BOLD, QUOTE, Rich, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Summary
    from handlers.phrases import Phrases


def summary(summary: Summary, phrases: Phrases, shorter: Sequence[int] = (), longer: Sequence[int] = ()) -> Reply:
    """The sentences in reading order under the headline; a button each for a `shorter` and a `longer` one of so many sentences."""
    head = join((headline(summary.article).shown(BOLD), dateline(summary.article, phrases)))
    number = summary.article.number
    lengths = [
        *(Button(phrases.say("summary_shorter"), f"summary:n{count}:{number}") for count in shorter),
        *(Button(phrases.say("summary_longer"), f"summary:n{count}:{number}") for count in longer),
    ]
    return Reply((join((head, _said(summary))),), rows(lengths, 2), (number,))


def compared(summaries: Sequence[Summary], phrases: Phrases) -> Reply:
    """What each of the articles says that the ones before it do not, with its source; a numbered button for each one's own summary."""
    title = plain(phrases.say("summary_on", count=len(summaries)))
    told = [join((Rich(f"{at}. ") + source_line(one.article, phrases), _said(one))) for at, one in enumerate(summaries, 1)]
    numbers = [one.article.number for one in summaries]
    buttons = [Button(str(at), f"summary:n:{number}") for at, number in enumerate(numbers, 1)]
    return Reply((title, *told), rows(buttons, 5), tuple(numbers))


def _said(summary: Summary) -> Rich:
    return join((plain(sentence.text) for sentence in summary.sentences), "\n\n").shown(QUOTE)
