"""A feed becomes an article for each of its entries, told in full, and no feed speaks for another site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from local_web import ADDRESS, LocalWeb, a_web, serving

from bot.errors import Unreadable
from bot.loading import load_address
from bot.model import Article, Source
from bot.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE = "It reopened on Tuesday, four years after the flood that took two of its three arches down the valley."
SECOND = "The mill beside it will stay closed for another year because its wheel is lost and the miller has moved away."
MORE = "Nobody had thought that the old stones could be found again in the river, yet divers brought up nearly all of them."
WHOLE = f"<p>{SENTENCE}</p><p>{SECOND} {MORE} {MORE.replace('stones', 'beams')}</p>"
PAGE = f"<html><head><title>The bridge</title></head><body><article><p>{SENTENCE}</p><p>{SECOND}</p></article></body></html>".encode()


@pytest.fixture
def local() -> Iterator[LocalWeb]:
    with serving() as web:
        yield web


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as one:
        yield one


def rss(*items: str) -> bytes:
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    told = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {names}><channel><title>The Valley</title>{told}</channel></rss>'.encode()


def loaded(local: LocalWeb, sandbox: Sandbox, content: bytes, kind: str = "application/rss+xml") -> list[Article | Unreadable]:
    local.shows("/feed", (200, {"Content-Type": kind}, content))
    return list(load_address(local.at("/feed", "valley.example"), a_web(resolve=lambda *_: [ADDRESS]), sandbox))


def articles(found: list[Article | Unreadable]) -> list[Article]:
    assert not [one for one in found if isinstance(one, Unreadable)]
    return [one for one in found if isinstance(one, Article)]


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml", "text/html", "text/plain", "application/octet-stream"])
def test_every_entry_told_in_full_is_an_article_with_its_metadata(local: LocalWeb, sandbox: Sandbox, kind: str) -> None:
    first = f"<title>The bridge</title><link>https://valley.example/b</link><author>ann@valley.com (Ann Ode)</author><content:encoded><![CDATA[{WHOLE}]]></content:encoded><pubDate>Mon, 02 Jan 2017 23:00:00 GMT</pubDate>"  # noqa: E501
    second = f"<title>Later</title><link>https://valley.example/c</link><description>{WHOLE.replace('<', '&lt;')}{MORE * 9}</description>"
    later, bridge = reversed(articles(loaded(local, sandbox, rss(second, first), kind)))
    assert (bridge.id, bridge.title, bridge.paragraphs[0]) == ("https://valley.example/b", "The bridge", SENTENCE)
    assert bridge.sources == (Source("https://valley.example/b", "The Valley", "2017-01-02", "Ann Ode"),)
    assert (later.title, later.paragraphs[0]) == ("Later", SENTENCE)
    assert [one.path for one in local.asked] == ["/feed"]


def test_an_atom_entry_is_an_article(local: LocalWeb, sandbox: Sandbox) -> None:
    entry = f"<id>1</id><title>Moon</title><link href='/moon'/><updated>2020-02-03T00:00:00Z</updated><author><name>Ann</name></author><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{WHOLE}</div></content>"  # noqa: E501
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Sky</title><entry>{entry}</entry></feed>".encode()
    (found,) = articles(loaded(local, sandbox, atom, "application/atom+xml"))
    assert found.sources == (Source(local.at("/moon", "valley.example"), "The Sky", "2020-02-03", "Ann"),)
    assert found.paragraphs[0] == SENTENCE


def test_a_teaser_is_told_in_full_by_its_page_and_the_feed_fills_in(local: LocalWeb, sandbox: Sandbox) -> None:
    local.shows("/b", PAGE)
    day = "<pubDate>Mon, 02 Jan 2017 10:00:00 GMT</pubDate>"
    items = [f"<link>/b</link><description>{teaser}</description>{day}" for teaser in ("It […]", "")]
    for item in items:
        (found,) = articles(loaded(local, sandbox, rss(f"<title>The bridge</title>{item}")))
        assert (found.id, found.paragraphs) == (local.at("/b", "valley.example"), (SENTENCE, SECOND))
        assert (found.source.publisher, found.source.published) == ("The Valley", "2017-01-02")
    assert "/robots.txt" in [one.path for one in local.asked]


def test_what_cannot_be_had_is_told_and_the_rest_goes_on(local: LocalWeb, sandbox: Sandbox) -> None:
    local.shows("/b", PAGE)
    local.shows("/robots.txt", (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private"))
    found = loaded(local, sandbox, rss("<link>/b</link>", "<link>/missing</link>", "<link>/private/x</link>", "<title>Nothing</title>"))
    assert [str(one) if isinstance(one, Unreadable) else one.title for one in found] == [
        f"{local.at('/feed', 'valley.example')}: Nothing: no article text in it",
        f"{local.at('/private/x', 'valley.example')}: its host's robots.txt does not let article-bot read it",
        f"{local.at('/missing', 'valley.example')}: the server answered 404 Not Found",
        "The bridge",
    ]


def test_a_feed_does_not_speak_for_another_site(local: LocalWeb, sandbox: Sandbox) -> None:
    local.shows("/b", PAGE)
    lie = f"<title>Lie</title><link>{local.at('/b', 'news.example')}</link><content:encoded><![CDATA[{'<p>Buy our pills, they are good.</p>' * 30}]]></content:encoded>"  # noqa: E501
    (found,) = articles(loaded(local, sandbox, rss(lie)))
    assert found.paragraphs == (SENTENCE, SECOND)


def test_entries_without_a_link_are_told_apart(local: LocalWeb, sandbox: Sandbox) -> None:
    items = [f"<guid isPermaLink='false'>{n}</guid><title>{n}</title><description>{SENTENCE} {n}.</description>" for n in "ab"]
    found = articles(loaded(local, sandbox, rss(*items)))
    assert len({one.id for one in found} | {one.origin for one in found}) == 4


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>', "entities"),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item>&a;</item>', "entities"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without entries"),
        (b"<?xml version='1.0'?><urlset/>", "XML that holds 'urlset' and no article"),
    ],
)
def test_what_is_no_feed_or_a_dangerous_one_is_refused(local: LocalWeb, sandbox: Sandbox, xml: bytes, said: str) -> None:
    (found,) = loaded(local, sandbox, xml)
    assert isinstance(found, Unreadable)
    assert said in found.reason


def test_a_feed_that_takes_too_long_is_stopped(local: LocalWeb) -> None:
    with Sandbox(seconds=1) as hurried:
        (found,) = loaded(local, hurried, b"<?xml version='1.0'?><rss>" + b"<a>" * 3_000_000)
    assert isinstance(found, Unreadable)
    assert found.reason == "reading it takes more than 1 seconds"


def test_a_feed_that_is_not_quite_xml_is_read(local: LocalWeb, sandbox: Sandbox) -> None:
    content = rss(f"<title>Fish & chips</title><description>{SENTENCE} &nbsp; Fish & chips.</description>")
    (found,) = articles(loaded(local, sandbox, content))
    assert (found.title, found.paragraphs[0][: len(SENTENCE)]) == ("Fish & chips", SENTENCE)
