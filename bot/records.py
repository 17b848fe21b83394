"""The nouns as other programs read them: plain tables for JSON, and lines for people."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bot.learning import Gap
    from bot.model import Answer, Article, Match, Person, Portrait, Summary


REASONS = {"passage": "wrong passage", "article": "wrong article", "none": "not in the articles", "down": "no reason given"}
"""Why a thumb points down, as the journal keeps it and as a person reads it."""


def article_record(article: Article) -> dict[str, Any]:
    """How an article is named beside what is quoted from it."""
    source = article.source
    return {"id": article.id, "title": article.title, "url": source.url, "published": source.published, "publisher": source.publisher}


def listed_record(article: Article, passages: int) -> dict[str, Any]:
    """How an article stands in the list of all."""
    named = article_record(article)
    return {"id": named.pop("id"), "number": article.number, **named, "author": article.source.author, "passages": passages}


def match_record(match: Match) -> dict[str, Any]:
    """A passage with its sentence, score (0..100) and source."""
    return {
        "text": match.passage.text,
        "sentence": match.sentence,
        "score": match.score,
        "position": match.passage.position,
        "article": article_record(match.article),
    }


def answer_record(answer: Answer) -> dict[str, Any]:
    """An answer; `found` says whether the best match is good enough to send."""
    return {
        "question": answer.question.text,
        "read_as": answer.read_as,
        "found": answer.found,
        "matches": [match_record(match) for match in answer.matches],
    }


def summary_record(summary: Summary) -> dict[str, Any]:
    """A summary's article and sentences."""
    return {"article": article_record(summary.article), "sentences": [asdict(sentence) for sentence in summary.sentences]}


def summaries_record(summaries: Sequence[Summary]) -> dict[str, Any]:
    """Summaries of several articles."""
    return {"summaries": [summary_record(summary) for summary in summaries]}


def portrait_record(portrait: Portrait) -> dict[str, Any]:
    """A person with the ids of the articles that name them, and what these tell of them."""
    person = portrait.person
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "description": person.description,
        "mentions": person.mentions,
        "articles": [article.id for article in person.articles],
        "matches": [match_record(match) for match in portrait.matches],
        "quotes": [words_record(match) for match in portrait.quotes],
        "relations": [words_record(relation.match) | {"with": relation.other} for relation in portrait.relations],
        "timeline": [{"when": moment.when} | words_record(moment.match) for moment in portrait.moments],
    }


def words_record(match: Match) -> dict[str, Any]:
    """The words that a match marks, with their source."""
    return {"text": match.sentence, "position": match.passage.position, "article": article_record(match.article)}


def gap_record(gap: Gap, article: Article | None) -> dict[str, Any]:
    """Questions that were failed; `article` is the one that came nearest, None where none did or it is gone."""
    return {
        "question": gap.question,
        "count": gap.count,
        "unanswered": gap.unanswered,
        "thumbs_down": {reason: gap.thumbs_down.get(reason, 0) for reason in REASONS},
        "asked": [{"question": question, "count": count} for question, count in gap.asked.items()],
        "nearest": {"score": gap.score, "article": article_record(article)} if article else None,
    }


def exported(article: Article) -> str:
    """The article as a JSON line from which `add` restores it, with its number and where it was read."""
    first, *others = article.sources
    record = {"id": article.id, "number": article.number, "title": article.title, "text": article.text, **asdict(first)}
    more = {"sources": [asdict(source) for source in others], "pages": article.pages, "origin": article.origin}
    return json.dumps(record | {name: told for name, told in more.items() if told}, ensure_ascii=False)


def write(articles: Iterable[Article], file: Path) -> None:
    """Export the articles to the file, in place of what it held only when all is written; raises UnreadableFile."""
    written = file.with_name(file.name + ".part")
    try:
        with written.open("w", encoding="utf-8") as out:
            out.writelines(exported(article) + "\n" for article in articles)
        written.replace(file)
    except OSError as error:
        raise UnreadableFile(file, f"it cannot be written: {error.strerror}") from None


def source_line(article: Article, page: int | None = None) -> str:
    """Headline, page, and for each source publisher, date and address, as far as they are known."""
    known = [article.title, f"page {page}" if page else None]
    for source in article.sources:
        known += [source.publisher, source.published, source.url]
    return " · ".join(dict.fromkeys(part for part in known if part))


def answer_lines(answer: Answer) -> str:
    """An answer for a person: its passages with their sources, or an honest no."""
    read = f"Read as: {answer.read_as}\n\n" if answer.read_as else ""
    if not answer.found:
        return read + "The articles do not answer that."
    return read + "\n\n".join(map(_match_lines, answer.matches))


def _match_lines(match: Match) -> str:
    return f"{match.passage.text}\n— {source_line(match.article, match.page)} (score {match.score:.0f})"


def summary_lines(summary: Summary) -> str:
    """A summary for a person."""
    return "\n\n".join((source_line(summary.article), *(sentence.text for sentence in summary.sentences)))


def summaries_lines(summaries: Sequence[Summary]) -> str:
    """Summaries of several articles for a person."""
    return "\n\n\n".join(map(summary_lines, summaries)) or "Nothing was published then."


def person_line(person: Person) -> str:
    """A person in one line, the other forms of the name included."""
    told = f" — {person.description}" if person.description else ""
    also = f"; also {', '.join(person.aliases)}" if person.aliases else ""
    times = "once" if person.mentions == 1 else f"{person.mentions} times"
    return f"{person.name}{told} (named {times}{also})"


def people_lines(people: Sequence[Person]) -> str:
    """The people for a person, a line each."""
    return "\n".join(map(person_line, people)) or "The articles name nobody."


def portrait_lines(portrait: Portrait) -> str:
    """What the articles tell of a person, for a person: each part with its sources."""
    parts = {
        "Relations": [(relation.match, relation.match.sentence) for relation in portrait.relations],
        "Dates": [(moment.match, f"{moment.when}  {moment.match.sentence}") for moment in portrait.moments],
        "Quotes": [(match, match.sentence) for match in portrait.quotes],
    }
    told = ("\n".join((f"{title}:", *map(_words_lines, *zip(*lines, strict=True)))) for title, lines in parts.items() if lines)
    return "\n\n".join((person_line(portrait.person), *told))


def _words_lines(match: Match, words: str) -> str:
    return f"  {words}\n  — {source_line(match.article, match.page)}"


def together_lines(others: Sequence[tuple[Person, int]], name: str) -> str:
    """Who is named together with the person of that name, for a person, a line each."""
    lines = (f"{count:>3}  {person_line(person)}" for person, count in others)
    return "\n".join(lines) or f"No passage names anyone together with {name}."


def articles_lines(articles: Sequence[Article]) -> str:
    """The articles for a person, a line each."""
    return "\n".join(f"{article.number}  {article.id}  {source_line(article)}" for article in articles)


def gaps_lines(gaps: Sequence[Gap]) -> str:
    """The questions that were failed for a person: how often, how else they were put, and why thumbs point down."""
    return "\n".join(map(_gap_lines, gaps)) or "No question in the log was failed."


def _gap_lines(gap: Gap) -> str:
    others = [f"     also: {question}" for question in list(gap.asked)[1:]]
    reasons = ", ".join(f"{gap.thumbs_down[key]} {words}" for key, words in REASONS.items() if key in gap.thumbs_down)
    return "\n".join((f"{gap.count:>3}  {gap.question}", *others, *([f"     thumbs down: {reasons}"] if reasons else [])))
