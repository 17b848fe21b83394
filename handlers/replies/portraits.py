"""A person's card, and what it leads to: what they said, the articles that name them, and who is named together with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.digest import newest
from bot.examples import who_is
from bot.model import Turn
from handlers.replies.people import counted, described, named, numbered_buttons, person_button, person_key
from handlers.replies.reply import Button, Reply, rows
from handlers.replies.sources import in_line, match_line, quoted, source_line
from handlers.rich import BOLD, QUOTE, Rich, clip, join, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Match, Moment, Person, Portrait
    from handlers.phrases import Phrases

PASSAGES = 3
"""A card quotes so many passages."""
RELATIONS = 5
"""A card tells of so many."""
QUOTES = 5
"""So many quotations stand on a page."""
PAGE = 10
LONGEST_QUOTE = 1_000
LONGEST_LINE = 200
"""Characters of a sentence in the timeline."""
LONGEST_WAY = 32
"""Characters of the way back that a button holds; Telegram takes 64 bytes of it all."""
NAMED = "w"
"""What stands before a person's key in the button for the card of an article that names them."""
_Thing = TypeVar("_Thing")


def card(portrait: Portrait, phrases: Phrases, asked: str = "", came_from: str = "") -> Reply:
    """Full name, description, other forms of the name, the passages that show it, relations and dates, each with its source.

    The talk goes on about the person by the name that was `asked` for, where it is one of theirs, else by the full name.
    """
    person = portrait.person
    head = join((join((_name(person), described(person)), " — "), _aliases(person, phrases), plain(counted(person, phrases))))
    shown = [quoted(match, phrases) for match in portrait.matches[:PASSAGES]]
    best = portrait.matches[0] if portrait.matches else None
    called = next((form for form in person.aliases if form.lower() == asked.lower()), person.name)
    turn = Turn(who_is(called), best.passage, best.sentence) if best else None
    blocks = (head, *shown, _relations(portrait, phrases), _timeline(portrait.moments, phrases))
    buttons = (_leading(portrait, phrases, came_from),)
    return Reply(blocks, buttons, tuple(article.number for article in person.articles), turn)


def _name(person: Person) -> Rich:
    return plain(clip(person.name, 200)).shown(BOLD)


def _aliases(person: Person, phrases: Phrases) -> Rich:
    return plain(phrases.say("also_called", names=", ".join(person.aliases[:8]))) if person.aliases else Rich()


def _leading(portrait: Portrait, phrases: Phrases, came_from: str) -> tuple[Button, ...]:
    """The buttons of a card, each only where there is something behind it."""
    offered = ((phrases.say("who_quotes"), "q"), (phrases.say("who_articles"), "a"), (phrases.say("who_with"), "w"))
    there = {"q": bool(portrait.quotes), "a": True, "w": portrait.accompanied}
    return tuple(Button(label, _Leaf(portrait.person, kind, 0, came_from).leads(0)) for label, kind in offered if there[kind])


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page of what there is of a person: quotes ("q"), articles ("a") or who is named with them ("w").

    `page` is its number from 0, `came_from` where the reader of the card came from.
    """

    person: Person
    kind: str
    page: int
    came_from: str

    def leads(self, page: int) -> str:
        """What a button sends that shows the page of that number."""
        return f"who:{self.kind}:{person_key(self.person)}.{page}{self.came_from and '.' + self.came_from}"

    def turning(self, phrases: Phrases, *, more: bool) -> tuple[tuple[Button, ...], ...]:
        """The way back, from the first page to the card, and on where there is `more`."""
        back = self.leads(self.page - 1) if self.page else person_button(self.person, self.came_from).data
        on = [Button(phrases.say("next"), self.leads(self.page + 1))] if more else []
        return ((Button(phrases.say("previous"), back), *on),)


def _relations(portrait: Portrait, phrases: Phrases) -> Rich:
    told = [relation.match for relation in portrait.relations[:RELATIONS]]
    return _with_sources(phrases.say("relations"), [(match, plain(f"• {_one_line(match)}")) for match in told], phrases)


def _timeline(moments: Sequence[Moment], phrases: Phrases) -> Rich:
    """Two dates and more, each with the sentence that gives it."""
    told = [(moment.match, plain(phrases.moment(moment.when)).shown(BOLD) + plain(f" · {_one_line(moment.match)}")) for moment in moments]
    return _with_sources(phrases.say("timeline"), told, phrases) if len(told) > 1 else Rich()


def _one_line(match: Match) -> str:
    return clip(" ".join(match.sentence.split()), LONGEST_LINE)


def _with_sources(title: str, told: Sequence[tuple[Match, Rich]], phrases: Phrases) -> Rich:
    """The lines below the title, then the sources of all of them, each once."""
    sources = {match.article.number: match_line(match, phrases) for match, _ in reversed(told)}
    lines = [line for _, line in told]
    return join((plain(title), *lines, *reversed(sources.values()))) if told else Rich()


def quotes(portrait: Portrait, page: int, phrases: Phrases, came_from: str = "") -> Reply:
    """What the person said, of the latest article first, each with its source."""
    page, shown = _page(portrait.quotes, page, QUOTES)
    said = (join((plain(clip(match.sentence, LONGEST_QUOTE)).shown(QUOTE), match_line(match, phrases))) for _, match in shown)
    leaf = _Leaf(portrait.person, "q", page, came_from)
    turning = leaf.turning(phrases, more=len(portrait.quotes) > (page + 1) * QUOTES)
    numbers = dict.fromkeys(match.article.number for _, match in shown)
    return Reply((plain(phrases.say("quotes_by", name=portrait.person.name)), *said), turning, tuple(numbers))


def articles_naming(person: Person, page: int, phrases: Phrases, came_from: str = "") -> Reply:
    """The articles that name the person, the latest first, each with how often; a numbered button each for its card, which leads back."""
    found, counts = newest(person.articles), dict(zip(person.articles, person.counts, strict=True))
    page, shown = _page(found, page, PAGE)
    lines = [_line(at, source_line(article, phrases), phrases.say("mentions", count=counts[article]), phrases) for at, article in shown]
    title = plain(phrases.say("articles_naming", count=len(found), name=person.name))
    here = f"{page}.{came_from}" if came_from else str(page)
    cards = rows([Button(str(at), f"card:{NAMED}{person_key(person)}:{article.number}.{here}") for at, article in shown], 5)
    turning = _Leaf(person, "a", page, came_from).turning(phrases, more=len(found) > (page + 1) * PAGE)
    return Reply((title, join(lines)), (*cards, *turning), tuple(article.number for _, article in shown))


def named_with(person: Person, others: Sequence[tuple[Person, int]], page: int, phrases: Phrases, came_from: str = "") -> Reply:
    """Who is named in the same passages as the person, and in how many; a button each for their card."""
    page, shown = _page(others, page, PAGE)
    title = plain(phrases.say("named_with", name=person.name) if others else phrases.say("nobody_with", name=person.name))
    lines = [_line(at, named(other), phrases.say("in_passages", count=count), phrases) for at, (other, count) in shown]
    cards = numbered_buttons(((at, other) for at, (other, _) in shown), _way_back(person, page, came_from))
    turning = _Leaf(person, "w", page, came_from).turning(phrases, more=len(others) > (page + 1) * PAGE)
    return Reply((title, join(lines)), (*cards, *turning))


def _way_back(person: Person, page: int, came_from: str) -> str:
    """The way from a card to that page of who is named with the person, and on from there where there is room for it."""
    here = f"w~{person_key(person)}~{page}"
    whole = f"{here}~{came_from}" if came_from else here
    return whole if len(whole) <= LONGEST_WAY else here


def _page(things: Sequence[_Thing], page: int, most: int) -> tuple[int, list[tuple[int, _Thing]]]:
    """The number of the page as far as there is one, and what stands on it, numbered from 1 over all pages."""
    page = max(0, min(page, (len(things) - 1) // most))
    return page, list(enumerate(things[page * most : (page + 1) * most], page * most + 1))


def _line(at: int, told: Rich, often: str, phrases: Phrases) -> Rich:
    return Rich(f"{at}. ") + in_line((told, plain(f"({often})")), " ", phrases)
