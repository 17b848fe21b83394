"""Examples in one line."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from bot.answers import Librarian, Library
from bot.index import Index, Reader
from bot.matching import Weights
from bot.model import Article, Match, Passage, Person, Portrait, Source
from bot.people import People, gather, read
from config import load_weights

FONT = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
FLOOD = (
    "The London Beer Flood happened on 17 October 1814 at the Horse Shoe Brewery. A vat of porter burst and killed eight people.",
    "Henry Meux owned the brewery. The wave of beer broke the wall of a house in New Street.",
)
SNAKES = (
    "Pythons are large snakes that live in Africa and Asia. They kill their prey by squeezing it.",
    "The reticulated python is the longest snake of the world and grows to more than six metres.",
)


def an_article(title: str, *paragraphs: str, id: str = "", number: int = 0, source: Source | None = None) -> Article:
    return Article(id or title.lower().replace(" ", "-"), title, paragraphs or (f"{title} is here.",), (source or Source(),), number)


def two_articles() -> list[Article]:
    return [an_article("The beer flood", *FLOOD), an_article("Python snakes", *SNAKES)]


@cache
def weights() -> Weights:
    return Weights.parse(load_weights(), "config/ranking.yaml")


def a_librarian(*articles: Article, url: str = "memory:") -> Librarian:
    librarian = Librarian(Library(url), weights())
    list(librarian.add_all(articles))
    return librarian


def the_people(*articles: Article | str) -> People:
    """The people of articles; what is only a text is an article of that text, a blank line between its paragraphs."""
    told = [an_article(f"Article {n}", *one.split("\n\n")) if isinstance(one, str) else one for n, one in enumerate(articles, 1)]
    return gather((replace(article, number=n), read(article)) for n, article in enumerate(told, 1))


def by_name(*articles: Article | str) -> dict[str, Person]:
    """The people of articles by their names."""
    return {person.name: person for person in the_people(*articles).everyone}


def the_portrait(name: str, *articles: Article | str) -> Portrait:
    """What the articles tell of the person of that name."""
    people = the_people(*articles)
    return people.portrait(next(person for person in people.everyone if person.name == name))


def a_reader(*articles: Article) -> Reader:
    index = Index()
    index.update({f"{at}:x": an_article(one.title, *one.paragraphs, id=one.id, number=at) for at, one in enumerate(articles, 1)})
    return index.reader()


def a_match(text: str, article: Article, score: float = 90.0) -> Match:
    return Match(Passage(article.number, 0, text), article, score, 0, len(text))


def a_pdf(text: str) -> bytes:
    """A PDF of one page that says the text."""
    writer, written, font, stream = PdfWriter(), BytesIO(), DictionaryObject(), DecodedStreamObject()
    font |= {NameObject(key): NameObject(value) for key, value in FONT.items()}
    stream.set_data(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
    sheet = writer.add_blank_page(612, 792)
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    sheet[NameObject("/Contents")] = stream
    writer.write(written)
    return written.getvalue()
