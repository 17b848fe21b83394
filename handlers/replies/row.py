"""The row of buttons below an answer, and what each press of it shows; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.journal import OFFERS
from handlers.replies.answers import answer as plain_answer
from handlers.replies.answers import passages
from handlers.replies.people import described
from handlers.replies.reply import Button, Reply
from handlers.replies.sources import dateline, headline, match_line
from handlers.rich import BOLD, QUOTE, Rich, Span, clip, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers import Shared
    from bot.model import Answer, Match, Person, Summary
    from handlers.phrases import Phrases

MORE, PEOPLE = 3, 10
"""So many further passages and so many people are shown."""
SHUT, OPEN = "shut", "row"
UNFOLDING = ("more", "context", "summary", "people", "why")
"""What can be shown below an answer, one at a time."""
REASONS = ("passage", "article", "none")
"""Why a thumb points down: see bot.journal.presses."""
LONGEST_CONTEXT = 1_200
"""Characters of a paragraph before or after; the passage itself is whole."""


@dataclass(frozen=True, slots=True)
class Row:
    """The buttons below the answer of that `key`: SHUT, OPEN, or what of UNFOLDING is shown; and the reader's thumb ("": none).

    `chosen`: the answer is one of those that were perhaps meant, and the row leads back to them.
    """

    key: str
    shown: str = OPEN
    thumb: str = ""
    group: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Enough:
    """So many `passages` are shown at first, at most, the further ones only with at least such a score."""

    passages: int
    least_score: float


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What there is to show: the article's summary, its people, and the words that question and passage share."""

    summary: Summary | None = None
    people: Sequence[Person] = ()
    shared: Sequence[Shared] = ()


def answered(answer: Answer, row: Row, enough: Enough, phrases: Phrases, unfolded: Unfolded = Unfolded()) -> Reply:
    """The answer, its best passages, with what the row unfolds, and the row."""
    first = replace(answer, matches=answer.matches[: enough.passages])
    reply = plain_answer(first, enough.least_score, phrases)
    rest = [match for match in answer.matches[1:] if match not in first.matches or match.score < enough.least_score]
    blocks = [*reply.blocks]
    if row.shown == "context":
        blocks[1] = context(answer.matches[0], phrases)
    else:
        blocks.append(_below(answer, row.shown, rest, phrases, unfolded))
    if row.thumb:
        blocks.append(plain(_noted(row.thumb, phrases)))
    return replace(reply, blocks=tuple(blocks), buttons=buttons(row, phrases))


def _noted(thumb: str, phrases: Phrases) -> str:
    """What is said to a thumb."""
    if thumb == "up":
        return phrases.say("thumb_up")
    if thumb == "down":
        return phrases.say("thumb_down")
    reasons = phrases.say("wrong_passage"), phrases.say("wrong_article"), phrases.say("not_there")
    return phrases.say("thumb_noted", reason=dict(zip(REASONS, reasons, strict=True))[thumb])


def _below(answer: Answer, shown: str, rest: Sequence[Match], phrases: Phrases, unfolded: Unfolded) -> Rich:
    """What is shown below the answer."""
    if shown == "more":
        return further(rest, phrases)
    if shown == "summary" and unfolded.summary:
        return summarised(unfolded.summary, phrases)
    if shown == "people":
        return people(unfolded.people, answer.matches[0], phrases)
    return why(answer, unfolded.shared, phrases) if shown == "why" else Rich()


def further(rest: Sequence[Match], phrases: Phrases) -> Rich:
    """The next passages, or that there are none."""
    if not rest:
        return plain(phrases.say("no_more_passages"))
    return join((plain(phrases.say("next_passages")), passages(rest[:MORE], phrases).shown(QUOTE)))


def context(match: Match, phrases: Phrases) -> Rich:
    """The passage's whole paragraph between the ones before and after it, the sentence that answers in bold."""
    paragraphs, at = match.article.paragraphs, match.passage.position
    before = plain(clip(paragraphs[at - 1], LONGEST_CONTEXT)) if at else Rich()
    after = plain(clip(paragraphs[at + 1], LONGEST_CONTEXT)) if at + 1 < len(paragraphs) else Rich()
    alone = Rich() if at or after.text else plain(phrases.say("only_paragraph"))
    said = join((before, _paragraph(match), after), "\n\n").shown(QUOTE)
    return join((said, match_line(match, phrases), alone))


def _paragraph(match: Match) -> Rich:
    text, passage = match.article.paragraphs[match.passage.position], match.passage.text
    whole = text if passage in text else passage
    start = whole.index(passage) + match.start
    return Rich(plain(whole).text, (Span(BOLD, start, start + match.end - match.start),) if match.start < match.end else ())


def summarised(summary: Summary, phrases: Phrases) -> Rich:
    """The article's summary under its headline."""
    said = join((plain(sentence.text) for sentence in summary.sentences), "\n\n").shown(QUOTE)
    return join((headline(summary.article).shown(BOLD), dateline(summary.article, phrases), said))


def people(persons: Sequence[Person], match: Match, phrases: Phrases) -> Rich:
    """Whom the article names, most mentioned first."""
    if not persons:
        return plain(phrases.say("no_people_there", headline=headline(match.article).text))
    lines = [join((plain(clip(person.name, 100)).shown(BOLD), described(person)), " — ") for person in persons[:PEOPLE]]
    rest = [plain(phrases.say("and_more", count=len(persons) - PEOPLE))] if len(persons) > PEOPLE else []
    return join((plain(phrases.say("people_there", headline=headline(match.article).text)), *lines, *rest))


def why(answer: Answer, shared: Sequence[Shared], phrases: Phrases) -> Rich:
    """The score, the runner-up, and the words that matched, as they were read."""
    best, *others = answer.matches
    lines = [plain(phrases.say("why_score", score=f"{best.score:.0f}"))]
    if others:
        named = clip(headline(others[0].article).text, 100)
        lines.append(plain(phrases.say("why_runner_up", score=f"{others[0].score:.0f}", headline=named)))
    return join((*lines, *(Rich("• ") + plain(_word(one, phrases)) for one in shared)))


def _word(one: Shared, phrases: Phrases) -> str:
    if one.found is None:
        return phrases.say("why_missing", asked=clip(one.asked, 60))
    if one.read != one.asked:
        return phrases.say("why_read", asked=clip(one.asked, 60), read=clip(one.read, 60), found=clip(one.found, 60))
    return phrases.say("why_found", asked=clip(one.asked, 60), found=clip(one.found, 60))


def buttons(row: Row, phrases: Phrases) -> tuple[tuple[Button, ...], ...]:
    """The row: every button shows one thing, and is the way back from it once it is pressed."""
    back = ((Button(phrases.say("previous"), f"row:{OFFERS}:{row.key}"),),) if row.chosen else ()
    if row.shown == SHUT:
        return ((Button(phrases.say("row_open"), f"row:{OPEN}:{row.key}"),), *back)
    told = {
        "more": phrases.say("row_more"),
        "context": phrases.say("row_context"),
        "summary": phrases.say("row_summary"),
        "people": phrases.say("row_people"),
        "why": phrases.say("row_why"),
    }
    unfolding = [_toggle(row, name, told[name], phrases) for name in UNFOLDING]
    up = _thumb(row, ("up", "no"), phrases.say("row_up"), phrases)
    down = _thumb(row, ("down", "no"), phrases.say("row_down"), phrases)
    shut = ((Button(phrases.say("row_back", label=phrases.say("row_open")), f"row:{SHUT}:{row.key}"),),) if row.group else ()
    return (tuple(unfolding[:3]), (*unfolding[3:], up, down), *_reasons(row, phrases), *shut, *back)


def _toggle(row: Row, name: str, label: str, phrases: Phrases) -> Button:
    pressed = row.shown == name
    return Button(phrases.say("row_back", label=label) if pressed else label, f"row:{OPEN if pressed else name}:{row.key}")


def _thumb(row: Row, to_and_back: tuple[str, str], label: str, phrases: Phrases) -> Button:
    """A button that gives the first of the two thumbs, and is the way back to the second where that is given."""
    name, back = to_and_back
    pressed = row.thumb == name or (name == "down" and row.thumb in REASONS)
    return Button(phrases.say("row_back", label=label) if pressed else label, f"row:{row.shown}:{row.key}.{back if pressed else name}")


def _reasons(row: Row, phrases: Phrases) -> tuple[tuple[Button, ...], ...]:
    """Why the thumb points down, where it does."""
    if row.thumb not in ("down", *REASONS):
        return ()
    told = phrases.say("wrong_passage"), phrases.say("wrong_article"), phrases.say("not_there")
    shown = [_thumb(row, (name, "down"), label, phrases) for name, label in zip(REASONS, told, strict=True)]
    return (tuple(shown[:2]), tuple(shown[2:]))
