"""What a message brings is an address alone, a channel's post or a file; all else is a question."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from stand_in import ANN, BEN, CHANNEL, GROUP, ME, PRIVATE, found_entities
from telegram import Message

from bot.model import Source
from handlers.brought import Address, File, Post, addresses, brought

if TYPE_CHECKING:
    from telegram import Bot

BOT = cast("Bot", SimpleNamespace(id=ME["id"], username=ME["username"], defaults=None))
FILE = {"file_id": "f", "file_unique_id": "u"}
PICTURE = [{**FILE, "width": 1, "height": 1}]
DAY = 1_700_000_000
DATE = "2023-11-14T22:13:20+00:00"


def a_message(text: str | None = None, **more: Any) -> Message:
    written = {"text": text, "entities": found_entities(text)} if text else {}
    return Message.de_json({"message_id": 1, "date": 1, "chat": PRIVATE, "from": ANN, **written, **more}, BOT)


def forwarded(kind: str, **more: Any) -> dict[str, Any]:
    return {"forward_origin": {"type": kind, "date": DAY, **more}}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("https://example.org/a?b=1", ["https://example.org/a?b=1"]),
        ("example.org/a", ["https://example.org/a"]),
        (" http://example.org\nhttps://example.com/b ", ["http://example.org", "https://example.com/b"]),
        ("https://example.org https://example.org", ["https://example.org"]),
    ],
)
def test_addresses_alone_are_taken(text: str, named: list[str]) -> None:
    assert brought(a_message(text)) == tuple(map(Address, named))


@pytest.mark.parametrize("text", ["what says https://example.org/a", "https://example.org/a ?", "3.14", "penicillin", "a.b.c"])
def test_words_beside_an_address_make_a_question(text: str) -> None:
    assert brought(a_message(text)) == ()


def test_words_behind_the_command_are_addresses_all_or_none() -> None:
    assert addresses("example.org file:///etc/passwd") == (Address("https://example.org"), Address("file:///etc/passwd"))
    assert addresses("example.org please") == ()
    assert addresses(" ") == ()


def test_a_channels_post_has_its_title_link_date_and_signature() -> None:
    message = a_message("News", **forwarded("channel", chat=CHANNEL, message_id=17, author_signature="Ann Ode"))
    assert brought(message) == (Post("Valley News", "News", Source("https://t.me/valleynews/17", "Valley News", DATE, "Ann Ode")),)


def test_an_address_alone_in_a_post_is_what_the_post_is_about() -> None:
    assert brought(a_message("https://example.org/a", **forwarded("channel", chat=CHANNEL, message_id=17))) == (
        Address("https://example.org/a"),
    )


def test_a_groups_own_message_is_a_post_without_an_address() -> None:
    message = a_message("News", **forwarded("chat", sender_chat=GROUP))
    assert brought(message) == (Post("Readers", "News", Source(None, "Readers", DATE)),)


@pytest.mark.parametrize("origin", [forwarded("user", sender_user=BEN), forwarded("hidden_user", sender_user_name="Ben")])
def test_a_persons_message_handed_on_is_no_post(origin: dict[str, Any]) -> None:
    assert brought(a_message("News", **origin)) == ()


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ({"file_name": "a.TXT", "mime_type": "text/plain"}, "a.TXT"),
        ({"mime_type": "application/pdf"}, "file.pdf"),
        ({"file_name": "a.docx"}, "a.docx"),
        ({}, "file"),
    ],
)
def test_a_file_is_known_by_its_name_or_its_type(document: dict[str, Any], name: str) -> None:
    assert brought(a_message(document=FILE | document)) == (File(name, "f", 0),)


def test_a_caption_beside_a_file_of_another_kind_is_a_question() -> None:
    assert brought(a_message(document=FILE | {"file_name": "a.png"}, caption="Who is this?")) == ()
    assert brought(a_message(document=FILE | {"file_name": "a.pdf"}, caption="For you")) == (File("a.pdf", "f", 0),)


def test_a_moving_picture_is_no_file() -> None:
    picture = FILE | {"width": 1, "height": 1, "duration": 1}
    assert brought(a_message(document=FILE, animation=picture)) == ()
    assert brought(a_message(photo=PICTURE)) == ()
