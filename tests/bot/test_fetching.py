"""Whatever address somebody sends, nothing but a bounded body from the public internet comes back, or a sentence that says why not."""

from __future__ import annotations

import gzip
import ssl
import time
from typing import TYPE_CHECKING

import pytest
from local_web import ADDRESS, CERTIFICATE, LocalWeb, a_web, serving

from bot.errors import UnreadableAddress
from bot.fetching import Stamp, Web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler

PAGE = b"<html><body><p>The bridge reopened on Tuesday.</p></body></html>"
HOUSE = "is not on the public internet"


@pytest.fixture
def local() -> Iterator[LocalWeb]:
    with serving() as web:
        yield web


def refusal(address: str, web: Web | None = None) -> str:
    with pytest.raises(UnreadableAddress) as caught:
        (web or a_web()).fetch(address)
    assert str(caught.value) == f"{address}: {caught.value.reason}"
    return caught.value.reason


def test_a_page_comes_with_its_kind_charset_and_stamp(local: LocalWeb) -> None:
    headers = {"Content-Type": "text/html; charset=ISO-8859-1", "ETag": '"a"', "Last-Modified": "Mon, 02 Jan 2017 10:00:00 GMT"}
    found = a_web().fetch(local.shows("/x", (200, headers, PAGE)))
    assert (found.address, found.kind, found.charset, found.content) == (local.at("/x"), "html", "ISO-8859-1", PAGE)
    assert found.stamp == Stamp('"a"', "Mon, 02 Jan 2017 10:00:00 GMT")
    assert local.asked[0].headers["User-Agent"].startswith("article-bot/0.")
    assert local.asked[0].headers["Host"] == f"{ADDRESS}:{local.port}"


def test_what_has_not_changed_is_none(local: LocalWeb) -> None:
    def page(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(304 if (asked.headers["If-None-Match"], asked.headers["If-Modified-Since"]) == ('"a"', "Monday") else 500)
        asked.end_headers()

    assert a_web().fetch_changed(local.shows("/x", page), Stamp('"a"', "Monday")) is None


def test_a_redirect_is_followed_to_its_final_address(local: LocalWeb) -> None:
    local.shows("/end", PAGE)
    for n in range(5):
        local.redirects(f"/{n}", f"/{n + 1}" if n < 4 else "end#part")
    assert a_web().fetch(local.at("/0")).address == local.at("/end")


def test_more_than_five_redirects_are_refused_and_a_loop_is_such(local: LocalWeb) -> None:
    assert refusal(local.redirects("/loop", "/loop")) == "it redirects more than 5 times"
    assert len(local.asked) == 6


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "data:text/html,x", "javascript:alert(1)", "example.org",
        "http://", "http:///x", "http://me:secret@example.org/", "http://127.0.0.1@example.org/", "http://example.org\\@x/",
        "http://example.org:22/", "http://example.org:0/", "http://example.org:70000/", "http://a b/", "http://[::1", "http://\r\n/",
        "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://0x7f000001/", "http://127.1/", "http://127.0.0.1./",
        "http://①②⑦.⓪.⓪.①/", "http://0/", "http://" + "a" * 300 + "/",
    ],
)  # fmt: skip
def test_an_address_that_is_none_or_disguised_is_refused_before_anything_is_asked(address: str) -> None:
    def resolve(host: str, _: int) -> list[str]:
        raise AssertionError(host) if len(host) < 300 else OSError

    assert refusal(address, a_web(resolve=resolve))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192",
        "168.63.129.16", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "192.88.99.1", "127。0。0。1",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]", "[2001::1]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]", "localhost", "LOCALHOST",
    ],
)  # fmt: skip
def test_a_host_that_is_not_public_is_refused(host: str) -> None:
    assert refusal(f"http://{host}/", Web()).endswith(HOUSE)


@pytest.mark.parametrize("address", ["10.0.0.1", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fe80::1%eth0"])
def test_a_public_name_with_a_private_address_is_refused(address: str) -> None:
    reason = refusal("http://news.example/", Web(resolve=lambda *_: ["93.184.216.34", address]))
    assert reason == f"the address of news.example, {address}, is not on the public internet"


@pytest.mark.parametrize("to", ["http://127.0.0.1:{}/", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]:{}/"])
def test_a_redirect_to_what_is_not_public_is_refused(local: LocalWeb, to: str) -> None:
    assert refusal(local.redirects("/x", to.format(local.port))).endswith(HOUSE)


@pytest.mark.parametrize("to", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://2130706433/", "http://[", "//me@127.0.0.2/"])
def test_a_redirect_to_what_is_no_address_is_refused(local: LocalWeb, to: str) -> None:
    assert refusal(local.redirects("/x", to)).startswith("it redirects to ")


def test_the_connection_goes_to_the_address_that_was_checked(local: LocalWeb) -> None:
    answers = [[ADDRESS], ["127.0.0.1"], ["127.0.0.1"]]
    local.shows("/x", PAGE)
    address = local.at("/x", "news.example")
    assert a_web(resolve=lambda *_: answers.pop(0)).fetch(address).content == PAGE
    assert local.asked[0].headers["Host"] == f"news.example:{local.port}"
    assert len(answers) == 2


def test_a_name_that_turns_private_between_redirects_is_refused(local: LocalWeb) -> None:
    answers = [[ADDRESS], ["127.0.0.1"]]
    local.redirects("/x", "/y")
    assert refusal(local.at("/x", "news.example"), a_web(resolve=lambda *_: answers.pop(0))).endswith(HOUSE)


def test_the_next_address_of_a_host_is_tried_when_one_takes_no_connection(local: LocalWeb) -> None:
    allowed = [*a_web()._allowed, *(type(one)("127.0.0.3/32") for one in a_web()._allowed)]
    local.shows("/x", PAGE)
    web = a_web(allowed=allowed, resolve=lambda *_: ["127.0.0.3", ADDRESS])
    assert web.fetch(local.at("/x", "news.example")).content == PAGE


def test_the_certificate_is_asked_for_and_checked_by_name() -> None:
    trust = ssl.create_default_context(cafile=CERTIFICATE)
    with serving(tls=True) as local:
        local.shows("/x", PAGE)
        web = a_web(resolve=lambda *_: [ADDRESS], trust=trust)
        assert web.fetch(local.at("/x", "news.example", "https")).content == PAGE
        assert refusal(local.at("/x", "other.example", "https"), web).startswith("its certificate is not good")
        assert refusal(local.at("/x", "news.example", "https"), a_web(resolve=lambda *_: [ADDRESS])).startswith("its certificate")


def test_an_endless_body_is_cut_off(local: LocalWeb) -> None:
    def endless(asked: BaseHTTPRequestHandler) -> None:
        asked.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while True:
            asked.wfile.write(b"x" * 65536)

    assert refusal(local.shows("/x", endless)) == "larger than 10 MB"


def test_a_body_that_is_declared_too_large_is_not_read(local: LocalWeb) -> None:
    declared = {"Content-Type": "text/plain", "Content-Length": "10000001"}
    assert refusal(local.shows("/x", (200, declared, b"x"))) == "larger than 10 MB"


@pytest.mark.parametrize("drip", [b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"HTTP/1.0 200 OK\r\nX: "])
def test_a_body_or_a_header_that_drips_ends_with_the_time(local: LocalWeb, drip: bytes) -> None:
    def slow(asked: BaseHTTPRequestHandler) -> None:
        asked.wfile.write(drip)
        while True:
            asked.wfile.write(b"x")
            time.sleep(0.05)

    started = time.monotonic()
    assert refusal(local.shows("/x", slow), a_web(seconds=0.5)) == "not loaded within 0.5 seconds"
    assert time.monotonic() - started < 1.5


def test_slow_redirects_and_names_share_the_time(local: LocalWeb) -> None:
    def slow(asked: BaseHTTPRequestHandler) -> None:
        time.sleep(0.2)
        asked.send_response(302)
        asked.send_header("Location", "/x")
        asked.end_headers()

    assert refusal(local.shows("/x", slow), a_web(seconds=0.5)) == "not loaded within 0.5 seconds"
    assert refusal(local.at("/x", "a.example"), a_web(seconds=0.2, resolve=lambda *_: time.sleep(3))) == "not loaded within 0.2 seconds"


def zipped(content: bytes, how: str = "gzip") -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/plain", "Content-Encoding": how}, content


def test_a_gzipped_body_is_opened_and_a_bomb_is_not(local: LocalWeb) -> None:
    assert a_web().fetch(local.shows("/x", zipped(gzip.compress(PAGE)))).content == PAGE
    assert refusal(local.shows("/bomb", zipped(gzip.compress(b"\0" * 200_000_000, 9)))) == "larger than 10 MB"
    assert refusal(local.shows("/cut", zipped(gzip.compress(PAGE)[:-9]))) == "its compression breaks off"
    assert refusal(local.shows("/bad", zipped(b"nonsense"))) == "its compression is damaged"
    assert refusal(local.shows("/two", zipped(b"x", "gzip, gzip"))) == "it is compressed in a way that was not asked for"


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "application/x-msdownload", "video/mp4", "image/svg+xml", "\x1b[2J"])
def test_a_type_that_holds_no_article_is_refused(local: LocalWeb, kind: str) -> None:
    reason = refusal(local.shows("/x", (200, {"Content-Type": kind}, PAGE)))
    assert reason.endswith("only text, HTML, XML and PDF are opened")
    assert reason.isprintable()


@pytest.mark.parametrize("start", [b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04\x14\0", b"MZ\x90\0\x03", b"\x7fELF\x02\x01\0"])
@pytest.mark.parametrize("kind", ["application/octet-stream", "text/html", ""])
def test_bytes_that_look_like_no_article_are_refused_whatever_they_are_called(local: LocalWeb, start: bytes, kind: str) -> None:
    assert refusal(local.shows("/x", (200, {"Content-Type": kind}, start * 9))) == "its bytes are no text, HTML, XML or PDF"


@pytest.mark.parametrize(
    ("declared", "content", "kind"),
    [
        ("", PAGE, "html"), ("application/octet-stream", b"\xef\xbb\xbf\n<!DOCTYPE html>", "html"), ("", b"%PDF-1.7\n", "pdf"),
        ("", b"It rains.", "text"), ("", b"<?xml version='1.0'?><rss/>", "xml"), ("", b"<feed/>", "xml"), ("text/html", b"%PDF-1.7", "pdf"),
        ("application/xml", b"<?xml version='1.0'?><html/>", "html"), ("application/xml", b"<urlset/>", "xml"),
        ("text/plain; charset=utf-16", "It rains.".encode("utf-16"), "text"), ("Application/RSS+XML", b"<rss/>", "xml"),
    ],
)  # fmt: skip
def test_the_kind_is_what_is_declared_or_what_the_first_bytes_tell(local: LocalWeb, declared: str, content: bytes, kind: str) -> None:
    assert a_web().fetch(local.shows("/x", (200, {"Content-Type": declared}, content))).kind == kind


def test_an_error_of_the_server_is_told_by_its_standard_name(local: LocalWeb) -> None:
    assert refusal(local.at("/missing")) == "the server answered 404 Not Found"
    assert refusal(local.shows("/odd", (599, {}, b""))) == "the server answered 599"
    assert refusal(local.shows("/empty", b" ")) == "it is empty"
    assert refusal(local.shows("/no", lambda asked: asked.wfile.write(b"nonsense\r\n\r\n"))) == "the server does not keep to HTTP"


def test_a_host_that_is_not_there_is_told() -> None:
    assert refusal("http://nowhere.invalid/", Web()) == "no host is called nowhere.invalid"
    assert refusal(f"http://{ADDRESS}:1099/") == "its server cannot be reached"


def test_nothing_of_the_environment_is_used(local: LocalWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    assert a_web().fetch(local.shows("/x", PAGE)).content == PAGE


def test_a_robots_file_is_obeyed_and_read_once(local: LocalWeb) -> None:
    local.shows("/robots.txt", (200, {"Content-Type": "text/plain"}, b"User-agent: article-bot\nDisallow: /*.xml$\n"))
    web = a_web()
    web.check_robots(local.at("/news"))
    with pytest.raises(UnreadableAddress, match=r"robots\.txt does not let article-bot read it"):
        web.check_robots(local.at("/feed.xml"))
    assert len(local.asked) == 1


def test_no_robots_file_allows_everything_and_a_broken_server_nothing(local: LocalWeb) -> None:
    a_web().check_robots(local.at("/news"))
    local.shows("/robots.txt", (503, {}, b""))
    with pytest.raises(UnreadableAddress, match=r"robots\.txt cannot be read: the server answered 503"):
        a_web().check_robots(local.at("/news"))
