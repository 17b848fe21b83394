"""Whether a question leans on the one before, and on what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.following.grammar import grammar, opening
from bot.following.persons import persons, spoken_of
from bot.following.words import named, spoken
from bot.following.writing import Talk, behind, swapped, with_names, with_other_asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.following.grammar import Grammar
    from bot.following.words import Word
    from bot.model import Article, Turn

SHORT = 1
"""A question of so few words that say something means nothing without the one before, if it has a pronoun."""
NEAR = 15
"""So many paragraphs on either side, and so many at the beginning, are read for names; a whole book would take seconds."""
LONGEST = 24
"""Words of a question that may lean on another; who writes more says what it is about."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a question means after the one before; `alone` where it may as well mean what it says by itself."""

    meaning: str
    alone: bool = False


def lean(asked: str, last: Turn, article: Article, language: str = "en") -> Leaning | None:
    """What `asked` means after the `last` question, which `article` answered; None where it stands alone."""
    known = grammar(language)
    text = _without_courtesies(asked, known)
    words = spoken(text)
    if not words or len(words) > LONGEST:
        return None
    if size := opening(words, known.topics):
        return _topic(text, text[words[size - 1].end :].strip(), last, article, known)
    added = opening(words, known.additions)
    return _question(text[words[added - 1].end :].strip(" ,") if added else text, last, article, known, added=bool(added))


def _without_courtesies(asked: str, known: Grammar) -> str:
    """The question without what is only polite, and without its mark."""
    text = asked.strip().rstrip(" ?!.,;:…-–—")
    while size := opening(words := spoken(text), known.courtesies):
        text = text[words[size - 1].end :].lstrip(" ,;:.!–—-")
    return text


def _topic(asked: str, topic: str, last: Turn, article: Article, known: Grammar) -> Leaning | None:
    """ "What about Scott?": Scott in the place of whom the last question named."""
    words = spoken(topic)
    if not words or known.pronoun(words[0]) or words[0].folded in known.pointing:
        return None
    if known.asking(words):
        return _question(topic, last, article, known, added=True)
    return Leaning(swapped(topic, asked, _talk(last, article, known)))


def _question(text: str, last: Turn, article: Article, known: Grammar, *, added: bool) -> Leaning | None:
    words = spoken(text)
    asking, at = known.asking(words), _pronoun(words, known)
    if not words:
        return None
    if _is_bare(words, asking, known):
        return Leaning(with_other_asking(text, _talk(last, article, known)))
    part = added and not _is_whole(words, asking, known)
    if part or _is_date(words, known):
        return Leaning(swapped(text, text, _talk(last, article, known)), alone=not part)
    if at is not None:
        talk = _talk(last, article, known)
        return None if _has_own_name(words, at, talk) else Leaning(with_names(text, talk), _may_stand_alone(words, at, known))
    if not added:
        return None
    talk = _talk(last, article, known)
    own = [one for one in named(words, talk.everyone, known) if one.kind != "thing" or one.first > asking]
    return None if own else Leaning(behind(text, talk), alone=True)


def _talk(last: Turn, article: Article, known: Grammar) -> Talk:
    near = around(article, last.passage.position)
    everyone = persons(near, known)
    return Talk(last.question, near.text, tuple(spoken_of(last, everyone)), tuple(everyone), known)


def around(article: Article, position: int) -> Article:
    """The article's beginning, which introduces whom it is about, and the paragraphs around the one at `position`."""
    kept = (text for at, text in enumerate(article.paragraphs) if at < NEAR or abs(at - position) <= NEAR)
    return replace(article, paragraphs=tuple(kept))


def _is_bare(words: Sequence[Word], asking: int, known: Grammar) -> bool:
    """Whether it asks anew about the same event: "where?", "why did they do that?", "how did it happen?"."""
    rest, light = words[asking:], known.auxiliaries | known.empty | known.pointing
    if not asking or not all(word.folded in light or known.pronoun(word) for word in rest):
        return False
    stands_for = {known.pronoun(word) for word in rest}
    if len(rest) == 2 and rest[0].folded in known.copulas and known.pronoun(rest[1]):
        return False  # "where is it?" asks about what was named
    if not rest or "it" in stands_for or any(word.folded in known.pointing for word in rest):
        return True
    return not stands_for & {"he", "she"} and any(word.folded in known.empty for word in rest)


def _is_whole(words: Sequence[Word], asking: int, known: Grammar) -> bool:
    """Whether it is put as a question and not as a mere part of one."""
    return bool(asking) or words[0].folded in known.auxiliaries or any(known.pronoun(word) for word in words)


def _is_date(words: Sequence[Word], known: Grammar) -> bool:
    """Whether it only names a time: "in 1912"."""
    return any(word.dated for word in words) and all(word.dated or word.folded in known.prepositions | known.articles for word in words)


def _pronoun(words: Sequence[Word], known: Grammar) -> int | None:
    """Where the first word stands that points to something said before."""
    idle = {at + step for at in range(len(words)) for step in range(opening(words[at:], known.idle))}
    pointing = (at for at, word in enumerate(words) if at not in idle and (known.pronoun(word) or _points(words, at, known)))
    return next(pointing, None)


def _points(words: Sequence[Word], at: int, known: Grammar) -> bool:
    """Whether a "that" or "there" stands for something, which it does at the end: "that is" joins, "that year" shows."""
    return words[at].folded in known.pointing and at == len(words) - 1


def _is_subject(words: Sequence[Word], at: int, known: Grammar) -> bool:
    """Whether the pronoun stands where its question begins to tell: first, or after what asks and its auxiliary."""
    return at in (0, known.asking(words)) or words[at - 1].folded in known.auxiliaries


def _has_own_name(words: Sequence[Word], at: int, talk: Talk) -> bool:
    """Whether the question says, before its pronoun, for whom or what that may stand; "which ship" in "which ship did he take" does not."""
    subject, asking = _is_subject(words, at, talk.grammar), talk.grammar.asking(words)
    own = [one for one in named(words, talk.everyone, talk.grammar) if one.last <= at and not (subject and one.first <= asking)]
    person = talk.grammar.pronoun(words[at]) in ("he", "she")
    asks_who = person and not subject and words[0].folded in talk.grammar.persons and not _is_short(words, talk.grammar)
    return asks_who or any(one.kind != "date" for one in own)


def _is_short(words: Sequence[Word], known: Grammar) -> bool:
    """Whether it says too little to mean anything without the question before."""
    return sum(word.content and not known.pronoun(word) and word.folded not in known.auxiliaries for word in words) <= SHORT


def _may_stand_alone(words: Sequence[Word], at: int, known: Grammar) -> bool:
    """Whether the pronoun may point to something else than what was said before."""
    if known.pronoun(words[at]) in ("he", "she", "they") and _is_subject(words, at, known):
        return False
    return not _is_short(words, known)
