"""An admin takes articles in on Telegram, by every way there is; each is answered with what was taken, or why nothing was."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from builders import a_pdf
from conftest import answering, telegram_settings
from local_web import ON_LOCAL_WEB, LocalWeb, serving
from stand_in import ANN, BEN, BENS, GROUP, StandIn, standing_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

Message = dict[str, Any]
AS_BEN: Message = {"from": BEN, "chat": BENS}
NO_ADMIN = "Only this bot's admins may do that."
SENTENCE = "The bridge at Oxley reopened on Tuesday, four years after the flood that took two of its three arches down the valley."
MILL = "The mill at Oxley burnt down on Friday, and nobody of the forty who work in it was hurt by the fire."


def news(town: str) -> str:
    """A sentence about the town that shares no five words in a row with the one about another."""
    return f"In {town} a mill burnt, {town} lost forty looms, and {town} is sad today, but nobody in {town} was hurt."


def page(title: str, *paragraphs: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with serving() as local:
        yield local


@pytest.fixture(scope="module")
def telegram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    """A stand-in on which Ann is an admin and Ben is not; 127.0.0.2 counts as public."""
    with standing_in() as (stand_in, base_url):
        options = telegram_settings(tmp_path_factory.mktemp("adding"), base_url, admins=[ANN["id"]])
        with answering(stand_in, *options, program=("-c", ON_LOCAL_WEB)):
            yield stand_in


def taken(telegram: StandIn, message: Message) -> Message:
    """The answer to what was brought, once it is no longer being read."""
    reply = telegram.reply_to(message)
    telegram.wait(lambda: not reply["text"].startswith("Reading"))
    return reply


def pressed(telegram: StandIn, message: Message, label: str) -> str:
    """What the message shows once its button was pressed."""
    before = message["text"]
    telegram.presses(message, label)
    telegram.wait(lambda: message["text"] != before)
    return str(message["text"])


def found(telegram: StandIn, words: str) -> str:
    return str(telegram.reply_to(telegram.says(f"/articles {words}"))["text"])


@pytest.mark.parametrize("command", ["/add {}", "{}", "/add@acceptance_bot {}"])
def test_an_address_is_taken_told_of_and_undone(telegram: StandIn, web: LocalWeb, command: str) -> None:
    address = web.shows("/bridge", page("The bridge reopens", SENTENCE, "Nobody cut a ribbon, for the mayor was ill, and it rained."))
    reply = taken(telegram, telegram.says(command.format(address)))
    assert reply["text"] == f"From {address}\n\nAdded: The bridge reopens · {web.host}\n2 paragraphs, the first:\n{SENTENCE}"
    assert SENTENCE in telegram.reply_to(telegram.says("When did the bridge at Oxley reopen?"))["text"]
    assert pressed(telegram, reply, "Undo") == "Removed again: The bridge reopens"
    assert "reply_markup" not in reply
    assert "The bridge reopens" not in found(telegram, "bridge reopens")


def test_the_entries_of_a_feed_are_taken_and_what_fails_is_told(telegram: StandIn, web: LocalWeb) -> None:
    whole = " ".join([news("Wigan")] * 9)
    entries = {"/first": f"<description>{whole}</description>", "/second": "", "/gone": ""}
    web.shows("/second", page("The second entry", news("Yarm")))
    items = "".join(f"<item><title>Entry {path}</title><link>{web.at(path)}</link>{told}</item>" for path, told in entries.items())
    feed = f"<rss version='2.0'><channel><title>The Valley</title>{items}</channel></rss>".encode()
    address = web.shows("/feed.xml", (200, {"Content-Type": "application/rss+xml"}, feed))
    reply = taken(telegram, telegram.says(f"/add {address}"))
    assert reply["text"].startswith(f"From {address}\n\n")
    assert reply["text"].count("Added: ") == 2
    assert "Added: The second entry · The Valley\nOne paragraph:" in reply["text"]
    assert f"Not taken: {web.at('/gone')}: the server answered 404 Not Found." in reply["text"]
    assert pressed(telegram, reply, "Undo") == "Removed again: The second entry\nRemoved again: Entry /first"


def test_an_undo_of_an_update_restores_the_former_text(telegram: StandIn, web: LocalWeb) -> None:
    address = web.shows("/mill", page("The mill", SENTENCE))
    taken(telegram, telegram.says(address))
    assert "Unchanged, I know it word for word: The mill" in taken(telegram, telegram.says(address))["text"]
    web.shows("/mill", page("The mill", MILL))
    reply = taken(telegram, telegram.says(address))
    assert "Updated: The mill" in reply["text"]
    assert MILL in telegram.reply_to(telegram.says("What burnt down at Oxley on Friday?"))["text"]
    assert pressed(telegram, reply, "Undo") == "As it was before: The mill"
    assert SENTENCE in telegram.reply_to(telegram.says("When did the bridge at Oxley reopen?"))["text"]


def test_what_changed_again_is_left_alone_by_an_undo(telegram: StandIn) -> None:
    first = taken(telegram, telegram.sends("again.txt", f"The first edition\n\n{SENTENCE}".encode()))
    taken(telegram, telegram.sends("again.txt", f"The second edition\n\n{news('Ashby')}".encode()))
    assert pressed(telegram, first, "Undo").startswith("Left alone, for it was changed or removed since: ")
    assert "The second edition" in found(telegram, "second edition")


def test_an_undo_pressed_twice_says_so(telegram: StandIn) -> None:
    reply = taken(telegram, telegram.sends("twice.txt", f"Pressed twice\n\n{news('Barton')}".encode()))
    held = dict(reply)
    assert pressed(telegram, reply, "Undo") == "Removed again: Pressed twice"
    telegram.presses(held, "Undo")
    assert telegram.reply_to(reply)["text"] == "That was undone already."


def test_a_forwarded_post_is_taken_with_its_channel_as_the_source(telegram: StandIn) -> None:
    post = telegram.forwards(f"The mill burns\n\n{news('Calne')}\n\nThe owner means to build it again, in stone.")
    reply = taken(telegram, post)
    assert reply["text"].startswith(
        "From Valley News\n\nAdded: The mill burns · Valley News · November 14, 2023\n2 paragraphs, the first:\n"
    )
    (link,) = (entity["url"] for entity in reply["entities"] if entity["type"] == "text_link")
    assert link == "https://t.me/valleynews/17"
    assert pressed(telegram, reply, "Undo") == "Removed again: The mill burns"


def test_a_post_of_a_private_channel_is_linked_for_its_members(telegram: StandIn) -> None:
    private = {"id": -1001234, "type": "channel", "title": "Inside"}
    reply = taken(telegram, telegram.forwards(f"Inside the mill\n\n{news('Deal')}", private))
    assert [entity["url"] for entity in reply["entities"] if entity["type"] == "text_link"] == ["https://t.me/c/1234/17"]


def test_a_posts_caption_is_its_text_and_a_post_without_any_says_so(telegram: StandIn) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    captioned = telegram.forwards(caption=f"Seen from the hill\n\n{news('Ely')}", photo=photo)
    assert "Added: Seen from the hill" in taken(telegram, captioned)["text"]
    assert taken(telegram, telegram.forwards(photo=photo))["text"] == "Not taken: the post: no article text in it."


def test_a_forwarded_message_of_a_person_is_a_question(telegram: StandIn) -> None:
    origin = {"type": "user", "date": 1_700_000_000, "sender_user": BEN}
    asked = telegram.says("What did China ban from North Korea?", forward_origin=origin)
    assert "North Korean coal imports" in telegram.reply_to(asked)["text"]


DOCUMENTS = {
    "ferry.txt": f"The ferry\n\n{news('Fowey')}",
    "ferry.md": f"---\ntitle: The ferry in Markdown\n---\n\n{news('Goole')}",
    "ferry.html": page("The ferry on a page", news("Hythe")).decode(),
    "ferry.jsonl": json.dumps({"id": "ferry", "title": "The ferry in a line", "text": news("Ilminster")}),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_taken_and_its_name_shown(telegram: StandIn, name: str) -> None:
    reply = taken(telegram, telegram.sends(name, DOCUMENTS[name].encode()))
    assert reply["text"].startswith(f"From {name}\n\nAdded: The ferry")
    assert "is sad today" in reply["text"]
    assert pressed(telegram, reply, "Undo").startswith("Removed again: The ferry")


def test_a_pdf_is_taken(telegram: StandIn) -> None:
    reply = taken(telegram, telegram.sends("ferry.pdf", a_pdf(news("Nairn")), "application/pdf"))
    assert reply["text"].startswith("From ferry.pdf\n\nAdded: ")
    assert news("Nairn") in reply["text"]


def test_nearly_the_same_text_updates_what_is_there_tells_its_headline_and_is_undone(telegram: StandIn, web: LocalWeb) -> None:
    first, second = ((*map(news, ("Perth", "Stoke", "Wells", "Bude")), f"That is the {nth} report.") for nth in ("first", "second"))
    taken(telegram, telegram.says(web.shows("/fires", page("Four fires", *first))))
    reply = taken(telegram, telegram.says(web.shows("/again", page("Fires in four towns", *second))))
    assert "Updated: Fires in four towns" in reply["text"]
    assert "Its headline was: Four fires" in reply["text"]
    assert pressed(telegram, reply, "Undo") == "As it was before: Four fires"
    assert "Four fires" in found(telegram, "four fires")


def test_a_document_without_a_name_is_known_by_its_type(telegram: StandIn) -> None:
    assert taken(telegram, telegram.sends(None, f"Nameless\n\n{news('Ilkley')}".encode(), "text/plain"))["text"].startswith("From file.txt")


def test_of_many_articles_in_one_document_some_are_told_of_and_all_undone(telegram: StandIn) -> None:
    lines = [json.dumps({"id": f"lines-{n}", "title": f"Line number {n}", "text": f"{news('Jarrow')} It was fire {n}."}) for n in range(12)]
    reply = taken(telegram, telegram.sends("lines.jsonl", "\n".join([*lines, "no line"]).encode()))
    assert reply["text"].count("Added: ") == 5
    assert "and 7 more" in reply["text"]
    assert "Not taken: lines.jsonl: line 13: not JSON" in reply["text"]
    assert "and 7 more" in pressed(telegram, reply, "Undo")
    assert "Line number" not in found(telegram, "line number")


@pytest.mark.parametrize(
    ("name", "content", "size", "reason"),
    [
        ("big.txt", b"x", 10_000_001, "larger than 10 MB"),
        ("big.txt", b"x" * 10_000_001, 0, "larger than 10 MB"),
        ("huge.txt", b"x" * (20 * 1024 * 1024 + 1), 0, "larger than 10 MB"),
        ("empty.txt", b"", None, "the file is empty"),
        ("book.docx", b"PK", None, "not a kind of file that holds articles (known are .txt, .md, .markdown, .html, .htm, .pdf, .jsonl)"),
        ("broken.pdf", b"%PDF-1.4 nothing", None, "a PDF that is damaged (PdfStreamError)"),
        ("<b>&.txt", b"\xff\xfe\x00", None, "not UTF-16 text"),
    ],
)
def test_a_document_that_is_none_is_refused_in_one_sentence(
    telegram: StandIn, name: str, content: bytes, size: int | None, reason: str
) -> None:
    sent = telegram.sends(name, content, size=size)
    assert taken(telegram, sent)["text"].startswith(f"Not taken: {name}: {reason}")


def test_a_document_that_telegram_lost_is_refused_in_one_sentence(telegram: StandIn) -> None:
    document = {"file_id": "lost", "file_unique_id": "u", "file_name": "lost.txt"}
    assert taken(telegram, telegram.says(document=document))["text"] == "Not taken: lost.txt: Telegram does not hand it over."
    assert telegram.refused()[-1]["method"] == "getFile"


def test_an_address_that_is_refused_is_told_with_its_reason(telegram: StandIn, web: LocalWeb) -> None:
    reasons = {
        web.at("/missing"): "the server answered 404 Not Found",
        web.redirects("/inside", "http://127.0.0.1/"): "the address of 127.0.0.1 is not on the public internet",
        "http://169.254.169.254/latest": "the address of 169.254.169.254 is not on the public internet",
        "ftp://example.org/file": "only http and https addresses are opened",
    }
    for address, reason in reasons.items():
        assert taken(telegram, telegram.says(f"/add {address}"))["text"] == f"Not taken: {address}: {reason}."


@pytest.mark.parametrize("words", ["", "penicillin", "the news of today"])
def test_what_is_no_address_gets_told_how_to_add(telegram: StandIn, words: str) -> None:
    assert telegram.reply_to(telegram.says(f"/add {words}"))["text"].startswith("Give me an address along with the command")


def test_in_a_group_only_the_command_is_taken(telegram: StandIn, web: LocalWeb) -> None:
    address = web.shows("/group", page("Of the group", news("Keswick")))
    calm = [
        telegram.says(address, chat=GROUP),
        telegram.forwards(f"A post\n\n{news('Louth')}", chat=GROUP),
        telegram.sends("group.txt", news("Marlow").encode(), chat=GROUP),
    ]
    assert all(telegram.is_silent(message) for message in calm)
    assert "Added: Of the group" in taken(telegram, telegram.says(f"/add {address}", chat=GROUP))["text"]
    for message in calm:
        assert taken(telegram, telegram.says("/add", chat=GROUP, reply_to_message=message))["text"].startswith(("From", "Not taken"))


@pytest.mark.parametrize("way", ["command", "address", "post", "document", "group"])
def test_others_may_not_by_any_way_and_are_told_their_id(telegram: StandIn, web: LocalWeb, way: str) -> None:
    address = web.shows("/forbidden", page("Forbidden", news("Newent")))
    said = {
        "command": lambda: telegram.says(f"/add {address}", **AS_BEN),
        "address": lambda: telegram.says(address, **AS_BEN),
        "post": lambda: telegram.forwards(f"Forbidden\n\n{news('Oakham')}", **AS_BEN),
        "document": lambda: telegram.sends("forbidden.txt", news("Penrith").encode(), **AS_BEN),
        "group": lambda: telegram.says(f"/add {address}", **{"from": BEN, "chat": GROUP}),
    }[way]()
    text = telegram.reply_to(said)["text"]
    assert text.startswith(NO_ADMIN)
    assert "200" in text
    assert not [asked for asked in web.asked if asked.path == "/forbidden"]


def test_others_do_not_press_undo(telegram: StandIn) -> None:
    reply = taken(telegram, telegram.sends("mine.txt", f"Ann's own\n\n{news('Quorn')}".encode()))
    press = telegram.presses(reply, "Undo", by=BEN)
    told = telegram.wait(lambda: [c["told"] for c in telegram.calls if c["told"].get("callback_query_id") == press])
    assert told[0]["text"].startswith(NO_ADMIN)
    assert "Ann's own" in found(telegram, "Ann's own")


def test_a_slow_page_holds_nobody_up(telegram: StandIn, web: LocalWeb) -> None:
    go_on = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        go_on.wait(4)
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(page("Slow news", news("Ripon")))

    adding = telegram.says(f"/add {web.shows('/slow', slow)}", chat=GROUP)
    reply = telegram.reply_to(adding)
    assert reply["text"].startswith("Reading ")
    asked = time.monotonic()
    assert telegram.reply_to(telegram.says("@acceptance_bot what did Dorothy Hodgkin do?", **{"from": BEN, "chat": GROUP}))
    assert telegram.reply_to(telegram.says("What did Dorothy Hodgkin do?"))
    assert time.monotonic() - asked < 3
    assert reply["text"].startswith("Reading ")
    go_on.set()
    assert "Added: Slow news" in taken(telegram, adding)["text"]


def test_a_reading_message_that_was_deleted_is_answered_all_the_same(telegram: StandIn, web: LocalWeb) -> None:
    go_on = threading.Event()

    def slow(handler: BaseHTTPRequestHandler) -> None:
        go_on.wait(4)
        handler.send_error(410)

    adding = telegram.says(web.shows("/deleted", slow))
    reading = telegram.reply_to(adding)
    del telegram.messages[100, reading["message_id"]]
    go_on.set()
    assert "the server answered 410 Gone" in telegram.reply_to(adding)["text"]


def test_only_what_the_tests_provoked_was_refused(telegram: StandIn) -> None:
    assert {(call["method"], call["why"]) for call in telegram.refused()} == {
        ("getFile", "Bad Request: wrong file_id or the file is temporarily unavailable"),
        ("getFile", "Bad Request: file is too big"),
        ("editMessageText", "Bad Request: message to edit not found"),
    }


def test_after_a_restart_an_undo_works(tmp_path: Path) -> None:
    with standing_in() as (telegram, base_url):
        options = telegram_settings(tmp_path, base_url, admins=[ANN["id"]])
        with answering(telegram, *options):
            reply = taken(telegram, telegram.sends("kept.txt", f"Kept for good\n\n{news('Selby')}".encode()))
        with answering(telegram, *options):
            telegram.presses(reply, "Undo")
            telegram.wait(lambda: "Removed again: Kept for good" in telegram.messages[100, reply["message_id"]]["text"])
