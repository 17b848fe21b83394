"""A feed that fails is looked at less and less often, and its fault told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builders import weights
from local_web import a_web, serving

from bot.answers import Feeds, Librarian, Library
from bot.sandbox import Sandbox
from bot.shelf import Followed
from handlers.feeds import Troubles, _added, pause

if TYPE_CHECKING:
    import pytest

TEXT = "The old bridge reopened on Tuesday, four years after the flood that took two of its three arches. "


def test_every_failure_doubles_the_pause_up_to_a_day() -> None:
    assert [pause(1_800, failures) for failures in (0, 1, 2, 6, 99, 9_999)] == [1_800, 3_600, 7_200, 86_400, 86_400, 86_400]
    assert pause(200_000, 3) == 200_000


def test_a_fault_is_told_once_and_what_failed_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    library = Library("memory:")
    with serving() as web, Sandbox() as sandbox:
        feeds = Feeds(Librarian(library, weights()), Followed(library.engine), a_web(), sandbox)
        address = web.at("/feed")
        troubles = Troubles()
        for failures in (1, 2):
            added, troubles = _added(feeds, address, troubles)
            assert (added, troubles.failures) == ([], failures)
        assert [record.message for record in caplog.records] == [f"{address}: the server answered 404 Not Found"]
        items = f"<item><title>Bridge</title><link>/b</link></item><item><title>Own</title><description>{TEXT * 10}</description></item>"
        feed = f"<rss version='2.0'><channel><title>V</title>{items}</channel></rss>".encode()
        web.shows("/feed", (200, {"Content-Type": "text/xml", "ETag": "1"}, feed))
        added, troubles = _added(feeds, address, troubles)
        assert ([article.title for article in added], troubles.failures) == (["Own"], 0)
        library.remove(added[0].id)
        web.shows("/b", f"<html><head><title>Bridge</title></head><body><article><p>{TEXT * 3}</p></article></body></html>".encode())
        added, troubles = _added(feeds, address, troubles)
        assert [article.title for article in added] == ["Bridge"]
        assert (_added(feeds, address, troubles), Followed(library.engine).seen(address).etag) == (([], Troubles()), "1")
