"""What a publisher repeats in its articles is left out of all of them; what was written for the library is kept as it is."""

from __future__ import annotations

from dataclasses import replace

from builders import an_article

from bot.answers import Library
from bot.model import Article, Source

FOOT = "The Valley is printed on the first Friday of each month."
CLUBS = ("The chess club", "The choir", "The rowers", "The bakers", "The bell ringers", "The weavers", "The smiths")


def a_page(at: int, *more: str, publisher: str = "The Valley") -> Article:
    club = CLUBS[at]
    told = (f"{club} met in the hall on day {at} to choose who leads it.", f"There were {at + 3} votes for one and none for the other.")
    return replace(an_article(club, *told, *more, source=Source(publisher=publisher)), origin=f"/pages/{at}.html", scraped=True)


def texts(library: Library) -> list[tuple[str, ...]]:
    return [article.paragraphs for article in library.shelf.articles()]


def test_a_short_line_that_three_articles_have_goes_from_all_of_them_and_from_the_index() -> None:
    library = Library("memory:")
    outcomes = [kept for at in range(3) for kept in library.take([a_page(at, "Printed in the valley")])]
    assert [kept.outcome for kept in outcomes] == ["added"] * 3
    assert [article.id for article in outcomes[2].tidied] == ["the-chess-club", "the-choir"]
    assert texts(library) == [a_page(at).paragraphs for at in range(3)]
    assert not library.index.reader().candidates({"print": 1.0})


def test_many_pages_at_once_come_out_as_they_do_one_by_one() -> None:
    library = Library("memory:")
    kept = list(library.take([a_page(at, "Printed in the valley", FOOT) for at in range(7)]))
    assert [one.article.paragraphs for one in kept] == texts(library) == [a_page(at).paragraphs for at in range(7)]


def test_a_sentence_stays_until_five_articles_have_it() -> None:
    library = Library("memory:")
    list(library.take([a_page(at, FOOT) for at in range(4)]))
    assert all(FOOT in text for text in texts(library))
    list(library.take([a_page(4, FOOT)]))
    assert not any(FOOT in text for text in texts(library))


def test_the_same_page_again_is_unchanged_though_it_lost_a_line() -> None:
    library = Library("memory:")
    pages = [a_page(at, "Printed in the valley") for at in range(3)]
    list(library.take(pages))
    assert [kept.outcome for kept in library.take(pages)] == ["unchanged"] * 3


def test_another_publishers_articles_and_what_was_written_for_the_library_keep_the_line() -> None:
    library = Library("memory:")
    written = replace(a_page(3, "Printed in the valley"), scraped=False)
    other = a_page(4, "Printed in the valley", publisher="The Hill")
    list(library.take([*(a_page(at, "Printed in the valley") for at in range(3)), written, other]))
    assert [text[-1] for text in texts(library)[3:]] == ["Printed in the valley"] * 2


def test_the_pages_of_a_pdf_stay_with_their_paragraphs() -> None:
    library = Library("memory:")
    list(library.take([replace(a_page(at, "Printed in the valley", f"Day {at} is over."), pages=(1, 2, 2, 3)) for at in range(3)]))
    assert [article.pages for article in library.shelf.articles()] == [(1, 2, 3)] * 3
    assert [text[-1] for text in texts(library)] == [f"Day {at} is over." for at in range(3)]


def test_a_page_that_is_nothing_but_what_others_say_is_kept() -> None:
    library = Library("memory:")
    bare = replace(a_page(6), paragraphs=("Printed in the valley",))
    list(library.take([*(a_page(at, "Printed in the valley") for at in range(3)), bare]))
    assert texts(library)[-1] == ("Printed in the valley",)


def test_a_removed_article_counts_no_more() -> None:
    library = Library("memory:")
    list(library.take([a_page(at, "Printed in the valley") for at in range(2)]))
    library.remove("the-chess-club")
    list(library.take([a_page(2, "Printed in the valley")]))
    assert all(text[-1] == "Printed in the valley" for text in texts(library))
