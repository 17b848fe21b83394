"""A strict stand-in for Telegram on loopback: it refuses what Telegram refuses, and remembers every call."""

from __future__ import annotations

import itertools
import json
import re
import threading
import time
from contextlib import contextmanager
from email.parser import BytesParser
from email.policy import HTTP
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlparse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Table = dict[str, Any]

ME: Table = {"id": 4242, "is_bot": True, "first_name": "Bot", "username": "acceptance_bot", "can_join_groups": True}
"""What every message of the bot's is from; getMe tells more."""
ANN: Table = {"id": 100, "is_bot": False, "first_name": "Ann", "language_code": "en"}
PRIVATE: Table = {"id": 100, "type": "private", "first_name": "Ann"}
BEN: Table = {"id": 200, "is_bot": False, "first_name": "Ben", "language_code": "en"}
BENS: Table = {"id": 200, "type": "private", "first_name": "Ben"}
GROUP: Table = {"id": -1001, "type": "supergroup", "title": "Readers"}
CHANNEL: Table = {"id": -1002, "type": "channel", "title": "Valley News", "username": "valleynews"}
TOKEN = "4242:TEST"
LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that Telegram hands to a bot."""
LARGEST_PHOTO = 10 * 1024 * 1024
"""Bytes of a picture that a bot sends."""
ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"),
    *("choose_sticker", "find_location", "record_video_note", "upload_video_note"),
}
_ENTITIES = [
    ("bot_command", re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(@\w+)?")),
    ("url", re.compile(r"(?:https?|ftp)://[^\s<>]+[^\s<>.,;:!?)]|(?<![\w@./])(?:[a-z0-9-]+\.)+(?:com|org|net)(?:/[^\s<>]*)?")),
    ("mention", re.compile(r"(?<![\w/.])@\w{4,}")),
]


class Refused(Exception):
    """What Telegram answers instead of a result."""

    def __init__(self, description: str, code: int = 400, **parameters: int) -> None:
        super().__init__(description)
        self.description, self.code, self.parameters = description, code, parameters


class Disturbance(Enum):
    """What befalls a request on its way, with nothing done about what it asks for; a slow one is answered in the end."""

    DROPPED = "the connection is dropped"
    HANGING = "nothing comes back for longer than a bot waits"
    BAD_GATEWAY = "a proxy's page"
    SLOW = "the answer is late"


LATE, TOO_LATE = 3.0, 35.0
"""Seconds after which a late answer comes, and after which a request that hangs is dropped."""


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def found_entities(text: str) -> list[Table]:
    """The commands, addresses and mentions that Telegram finds in the text, in their order."""
    found = [(kind, one) for kind, pattern in _ENTITIES for one in pattern.finditer(text)]
    kept: list[Table] = []
    for kind, one in sorted(found, key=lambda pair: pair[1].start()):
        entity = {"type": kind, "offset": units(text[: one.start()]), "length": units(one[0])}
        if not kept or entity["offset"] >= kept[-1]["offset"] + kept[-1]["length"]:
            kept.append(entity)
    return kept


def checked_text(told: Table, longest: int = 4096) -> tuple[str, list[Table]]:
    """The text and entities of a message; refuses what Telegram refuses, and markup, which data would break."""
    text, entities = told.get("text", ""), told.get("entities", [])
    if told.get("parse_mode"):
        raise Refused("this bot is to send entities, never markup")
    if not text.strip() or text != text.strip():
        raise Refused("Bad Request: message text is empty or white space stands around it")
    if units(text) > longest:
        raise Refused(f"Bad Request: message {'caption ' if longest < 4096 else ''}is too long")
    if len(entities) > 100:
        raise Refused("Bad Request: too many entities")
    for entity in entities:
        if entity["length"] < 1 or entity["offset"] < 0 or entity["offset"] + entity["length"] > units(text):
            raise Refused("Bad Request: can't parse entities: bad offset")
    return text, entities


def checked_photo(photo: object) -> tuple[int, int]:
    """The width and height of a picture that is uploaded, which is to be a PNG here; refuses what Telegram refuses."""
    if not isinstance(photo, bytes) or not photo:
        raise Refused("Bad Request: there is no photo in the request")
    if len(photo) > LARGEST_PHOTO:
        raise Refused("Request Entity Too Large", 413)
    if not photo.startswith(b"\x89PNG\r\n\x1a\n") or photo[-8:-4] != b"IEND":
        raise Refused("Bad Request: IMAGE_PROCESS_FAILED")
    width, height = int.from_bytes(photo[16:20]), int.from_bytes(photo[20:24])
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise Refused("Bad Request: PHOTO_INVALID_DIMENSIONS")
    return width, height


def checked_buttons(told: Table) -> Table | None:
    markup: Table | None = told.get("reply_markup")
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not button["text"] or not 1 <= len(button["callback_data"].encode()) <= 64:
                raise Refused("Bad Request: BUTTON_DATA_INVALID")
    return markup


def member(status: str, **more: Any) -> Table:
    """The bot's standing in a chat, with every right that Telegram tells of one with that status."""
    rights: Table = {}
    if status == "administrator":
        names = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members can_promote_members"
            " can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
        )
        rights = dict.fromkeys(names.split(), False)
    elif status == "restricted":
        names = (
            "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos can_send_video_notes can_send_voice_notes"
            " can_send_polls can_send_other_messages can_add_web_page_previews can_change_info can_invite_users can_pin_messages"
            " can_manage_topics can_edit_tag can_react_to_messages"
        )
        rights = dict.fromkeys(names.split(), False) | {"is_member": True, "until_date": 0}
    elif status == "kicked":
        rights = {"until_date": 0}
    return {"status": status, "user": ME} | rights | more


def _wanted(update: Table, kinds: list[str] | None) -> bool:
    """Whether the bot asked for updates of that kind."""
    return not kinds or any(kind in update for kind in kinds)


def checked_result(result: Table) -> Table:
    """The message that an inline result sends; refuses what Telegram refuses."""
    if not 1 <= len(result["id"].encode()) <= 64:
        raise Refused("Bad Request: RESULT_ID_INVALID")
    if not result.get("title"):
        raise Refused("Bad Request: article title can't be empty")
    sent = result["input_message_content"]
    text, entities = checked_text(sent | {"text": sent["message_text"]})
    checked_buttons(result)
    return {"text": text, "entities": entities}


def labels(message: Table) -> list[str]:
    """What stands on the buttons of the message, in reading order."""
    return [button["text"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


class StandIn:
    """Telegram's side: chats, updates waiting for the bot, and every call it made."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._numbers = itertools.count(1)
        self._updates: list[Table] = []
        self._polls = 0
        self.messages: dict[tuple[int, int], Table] = {}
        self.calls: list[Table] = []
        self.slow: dict[str, float] = {}
        self.faults: dict[str, list[Refused]] = {}
        self.disturbs: Callable[[str], Disturbance | Refused | None] = lambda _: None
        self.replied: dict[tuple[int, int], list[Table]] = {}
        self.known: dict[str, Any] = {}
        self._presses: set[str] = set()
        self._queries: set[str] = set()
        self.offered: dict[str, Table] = {}
        self.guests: dict[str, Table] = {}
        self._files: dict[str, bytes] = {}
        self._chats = {chat["id"]: chat for chat in (PRIVATE, GROUP)}
        self._closed: dict[int, Refused] = {}
        self.privacy, self.inline = False, True
        self.members: dict[int, str] = {}
        self.leaders: set[int] = set()
        self.gone_topics: set[int] = set()

    # the tester's side

    def says(self, text: str | None = None, **more: Any) -> Table:
        """Somebody writes a message; entities of commands and mentions are found as Telegram finds them."""
        message = {"message_id": next(self._numbers), "date": int(time.time()), "chat": PRIVATE, "from": ANN, **more}
        if text is not None:
            entities = found_entities(text)
            message |= {"text": text} | ({"entities": entities} if entities else {})
        self._chats[message["chat"]["id"]] = message["chat"]
        self.messages[message["chat"]["id"], message["message_id"]] = message
        if self._reaches(message):
            self.push({"message": message})
        return message

    def _reaches(self, message: Table) -> bool:
        """In privacy mode a group's messages reach the bot only where they are commands, service messages or replies to it."""
        chat, text = message["chat"], message.get("text", "")
        if not self.privacy or chat["type"] == "private" or self.members.get(chat["id"]) == "administrator":
            return True
        commands = [one for one in message.get("entities", []) if one["type"] == "bot_command"]
        called = [text[one["offset"] : one["offset"] + one["length"]].lower().partition("@")[2] for one in commands]
        replied = message.get("reply_to_message", {}).get("from", {}).get("id") == ME["id"]
        return replied or any(name in ("", ME["username"]) for name in called) or not (text or "caption" in message)

    def becomes(self, chat: Table, status: str, before: str = "left", by: Table = ANN, **more: Any) -> Table:
        """Somebody gives the bot another standing in the chat: adds it, removes it, promotes it, mutes it, blocks it."""
        self._chats[chat["id"]] = chat
        self.members[chat["id"]] = status
        gone = Refused(f"Forbidden: bot was {'blocked by the user' if chat['type'] == 'private' else 'kicked from the group chat'}", 403)
        self._closed.pop(chat["id"], None)
        if status in ("left", "kicked"):
            self._closed[chat["id"]] = gone
        elif status == "restricted" and not more.get("can_send_messages"):
            self._closed[chat["id"]] = Refused("Bad Request: not enough rights to send text messages to the chat")
        change = {"chat": chat, "from": by, "date": int(time.time())}
        change |= {"old_chat_member": member(before), "new_chat_member": member(status, **more)}
        self.push({"my_chat_member": change})
        return change

    def closes(self, chat: Table, why: Refused) -> None:
        """From now on Telegram refuses to bring anything to the chat."""
        self._chats[chat["id"]] = chat
        self._closed[chat["id"]] = why

    def migrates(self, old: Table, new: Table) -> None:
        """The group becomes a supergroup: its first chat is closed, and both chats say so."""
        self._closed[old["id"]] = Refused("Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new["id"])
        self._chats[new["id"]] = new
        self.says(chat=old, migrate_to_chat_id=new["id"])
        self.says(chat=new, migrate_from_chat_id=old["id"])

    def forwards(self, text: str | None = None, channel: Table | None = None, **more: Any) -> Table:
        """Somebody forwards the post 17 of a channel, or with `forward_origin` anything else."""
        origin = {"type": "channel", "date": 1_700_000_000, "chat": channel or CHANNEL, "message_id": 17}
        return self.says(text, **({"forward_origin": origin} | more))

    def sends(
        self, name: str | None, content: bytes, mime: str = "application/octet-stream", size: int | None = None, **more: Any
    ) -> Table:
        """Somebody sends a file; `size` is what Telegram tells of it, its true one if None."""
        file_id = f"file{next(self._numbers)}"
        self._files[file_id] = content
        told = len(content) if size is None else size
        document = {"file_id": file_id, "file_unique_id": f"u{file_id}", "mime_type": mime, "file_size": told}
        return self.says(**more, document=document | ({"file_name": name} if name else {}))

    def edits(self, message: Table, text: str) -> Table:
        """Somebody writes their message anew; waits until the bot has changed its answer, and returns that."""
        answer = self.reply_to(message)
        before = answer.get("edit_date"), answer["text"]
        message |= {"text": text, "edit_date": int(time.time())}
        self.push({"edited_message": message})
        self.wait(lambda: (answer.get("edit_date"), answer["text"]) != before)
        return answer

    def presses(self, message: Table, label: str, by: Table = ANN) -> str:
        """Somebody presses the button whose label begins so; returns the id of the press."""
        rows = message["reply_markup"]["inline_keyboard"]
        button = next(button for row in rows for button in row if button["text"].startswith(label))
        press = str(next(self._numbers))
        self._presses.add(press)
        query = {"id": press, "from": by, "chat_instance": "1", "message": message, "data": button["callback_data"]}
        self.push({"callback_query": query})
        return press

    def begins_to_type(self, words: str, offset: str = "", by: Table = ANN) -> str:
        """Somebody writes the bot's name and the words in some chat; returns the number under which the bot's offer comes."""
        query = str(next(self._numbers))
        self._queries.add(query)
        self.push({"inline_query": {"id": query, "from": by, "query": words[:256], "offset": offset}})
        return query

    def types(self, words: str, offset: str = "", by: Table = ANN) -> Table:
        """The same; returns what the bot offers."""
        query = self.begins_to_type(words, offset, by)
        offered: Table = self.wait(lambda: self.offered.get(query))
        return offered

    def chooses(self, result: Table, words: str, by: Table = ANN) -> None:
        """Somebody sends one of the results."""
        self.push({"chosen_inline_result": {"result_id": result["id"], "from": by, "query": words}})

    def calls_guest(self, text: str, by: Table = ANN, **more: Any) -> Table:
        """Somebody calls the bot in a chat that it is no member of; returns the message that it answers with."""
        query = f"guest{next(self._numbers)}"
        self._queries.add(query)
        chat = {"id": -100777, "type": "supergroup", "title": "Elsewhere"}
        told = {"message_id": next(self._numbers), "date": int(time.time()), "chat": chat, "from": by, "text": text}
        self.push({"guest_message": told | {"entities": found_entities(text), "guest_query_id": query, "guest_bot_caller_user": by} | more})
        answered: Table = self.wait(lambda: self.guests.get(query))
        return answered

    def push(self, update: Table) -> None:
        with self._changed:
            self._updates.append({"update_id": next(self._numbers), **update})
            self._changed.notify_all()

    def reply_to(self, message: Table, seconds: float = 10) -> Table:
        """The bot's reply to the message."""
        found: Table = self.wait(lambda: self._reply(message), seconds)
        return found

    def _reply(self, message: Table) -> Table | None:
        replies = self.replied.get((message["chat"]["id"], message["message_id"]), ())
        return next((one for one in replies if (one["chat"]["id"], one["message_id"]) in self.messages), None)

    def wait(self, found: Callable[[], Any], seconds: float = 10) -> Any:
        until = time.monotonic() + seconds
        with self._changed:
            while not (result := found()):
                left = until - time.monotonic()
                assert left > 0, f"nothing came; the last calls were {self.calls[-3:]}"
                self._changed.wait(min(left, 0.1))  # what is waited for may change elsewhere than here
        return result

    def is_silent(self, message: Table) -> bool:
        """Whether the bot leaves the message unanswered, though it answers the next one."""
        self.reply_to(self.says("/help"))
        return self._reply(message) is None

    @property
    def unanswered(self) -> set[str]:
        """The presses that the bot has not answered."""
        return self._presses

    def refused(self) -> list[Table]:
        return [call for call in self.calls if not call["ok"]]

    # the bot's side

    def answer(self, method: str, told: Table, disturbed: Refused | None = None) -> tuple[int, Table]:
        call = {"method": method, "told": told, "ok": True, "disturbed": disturbed is not None}
        try:
            if disturbed:
                raise disturbed
            time.sleep(self.slow.get(method, 0))
            if self.faults.get(method):
                raise self.faults[method].pop()
            result = getattr(self, f"on_{method.lower()}", lambda _: True)(told)
        except Refused as refusal:
            call |= {"ok": False, "why": refusal.description}
            more = {"parameters": refusal.parameters} if refusal.parameters else {}
            return refusal.code, {"ok": False, "error_code": refusal.code, "description": refusal.description} | more
        finally:
            if method != "getUpdates":
                with self._changed:
                    self.calls.append(call)
                    self._changed.notify_all()
        return 200, {"ok": True, "result": result}

    def on_getme(self, _told: Table) -> Table:
        return ME | {"can_read_all_group_messages": not self.privacy, "supports_inline_queries": self.inline}

    def on_getchatmember(self, told: Table) -> Table:
        self._open(told["chat_id"])
        if told["user_id"] == ME["id"]:
            return member(self.members.get(told["chat_id"], "member"))
        return member("administrator" if told["user_id"] in self.leaders else "member") | {"user": ANN | {"id": told["user_id"]}}

    def _open(self, chat_id: int) -> Table:
        """The chat; refused where the bot cannot reach it."""
        if chat_id in self._closed:
            raise self._closed[chat_id]
        if chat_id not in self._chats:
            raise Refused("Bad Request: chat not found")
        return self._chats[chat_id]

    def _commands(self, told: Table) -> str:
        """The name under which the commands of that scope and language are known."""
        scope = told.get("scope", {"type": "default"})
        if "chat_id" in scope and scope["chat_id"] not in self._chats:
            raise Refused("Bad Request: chat not found")
        if not re.fullmatch("([a-z]{2})?", told.get("language_code", "")):
            raise Refused("Bad Request: LANGUAGE_INVALID")
        named = "" if scope["type"] == "default" else f" {scope.get('chat_id', scope['type'])}"
        return f"commands{named}" + (f" {told['language_code']}" if told.get("language_code") else "")

    def on_getmycommands(self, told: Table) -> Any:
        return self.known.get(self._commands(told), [])

    def on_setmycommands(self, told: Table) -> bool:
        for command in told["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise Refused("Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise Refused("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.known[self._commands(told)] = told["commands"]
        return True

    def on_getmydescription(self, told: Table) -> Table:
        return {"description": self.known.get(f"description {told.get('language_code', '')}".strip(), "")}

    def on_getmyshortdescription(self, told: Table) -> Table:
        return {"short_description": self.known.get(f"short_description {told.get('language_code', '')}".strip(), "")}

    def on_setmydescription(self, told: Table) -> bool:
        if len(told.get("description", "")) > 512 or len(told.get("short_description", "")) > 120:
            raise Refused("Bad Request: BOT_DESCRIPTION_TOO_LONG")
        language = told.pop("language_code", "")
        if not re.fullmatch("([a-z]{2})?", language):
            raise Refused("Bad Request: LANGUAGE_INVALID")
        self.known |= {f"{key} {language}".strip(): text for key, text in told.items()}
        return True

    on_setmyshortdescription = on_setmydescription

    def on_getupdates(self, told: Table) -> list[Table]:
        self.known["asked for"] = told.get("allowed_updates", self.known.get("asked for"))
        until = time.monotonic() + min(float(told.get("timeout", 0)), 5)
        with self._changed:
            self._polls += 1
            mine = self._polls
            while True:
                if mine != self._polls:
                    raise Refused("Conflict: terminated by other getUpdates request", 409)
                self._updates = [update for update in self._updates if update["update_id"] >= int(told.get("offset", 0))]
                self._updates = [update for update in self._updates if _wanted(update, told.get("allowed_updates"))]
                if self._updates or time.monotonic() > until:
                    return list(self._updates)
                self._changed.wait(0.2)

    def on_sendmessage(self, told: Table) -> Table:
        text, entities = checked_text(told)
        return self._sent(told, {"text": text, "entities": entities})

    def on_sendphoto(self, told: Table) -> Table:
        width, height = checked_photo(told.get("photo"))
        caption = told.get("caption", "")
        text, entities = checked_text(told | {"text": caption, "entities": told.get("caption_entities", [])}, 1024) if caption else ("", [])
        name = f"photo{next(self._numbers)}"
        self._files[name] = told["photo"]
        size = {"file_id": name, "file_unique_id": f"u{name}", "width": width, "height": height, "file_size": len(told["photo"])}
        return self._sent(told, {"photo": [size]} | ({"caption": text, "caption_entities": entities} if text else {}))

    def _sent(self, told: Table, content: Table) -> Table:
        """The bot's new message with that content."""
        chat, markup = self._open(told["chat_id"]), checked_buttons(told)
        replied: Table = told.get("reply_parameters", {})
        target = self.messages.get((told["chat_id"], replied.get("message_id", 0)))
        if replied and target is None and not replied.get("allow_sending_without_reply"):
            raise Refused("Bad Request: message to be replied not found")
        if told.get("message_thread_id") in self.gone_topics:
            raise Refused("Bad Request: message thread not found")
        message = {
            "message_id": next(self._numbers),
            "date": int(time.time()),
            "chat": chat,
            "from": ME,
            **content,
        }
        if target:
            self.replied.setdefault((told["chat_id"], target["message_id"]), []).append(message)
            message["reply_to_message"] = {key: value for key, value in target.items() if key != "reply_to_message"}
        if markup:
            message["reply_markup"] = markup
        if told.get("message_thread_id"):
            message |= {"message_thread_id": told["message_thread_id"], "is_topic_message": True}
        self.messages[told["chat_id"], int(str(message["message_id"]))] = message
        return message

    def on_editmessagetext(self, told: Table) -> Table:
        text, entities = checked_text(told)
        self._open(told["chat_id"])
        message, markup = self.messages.get((told["chat_id"], told["message_id"])), checked_buttons(told)
        if message is None:
            raise Refused("Bad Request: message to edit not found")
        if message["from"]["id"] != ME["id"]:
            raise Refused("Bad Request: message can't be edited")
        if "text" not in message:
            raise Refused("Bad Request: there is no text in the message to edit")
        if (text, entities, markup) == (message["text"], message.get("entities", []), message.get("reply_markup")):
            raise Refused("Bad Request: message is not modified")
        message |= {"text": text, "entities": entities, "edit_date": int(time.time())}
        message.pop("reply_markup", None)
        if markup:
            message["reply_markup"] = markup
        return message

    def on_editmessagereplymarkup(self, told: Table) -> Table:
        message, markup = self.messages.get((told["chat_id"], told["message_id"])), checked_buttons(told)
        if message is None:
            raise Refused("Bad Request: message to edit not found")
        if message["from"]["id"] != ME["id"]:
            raise Refused("Bad Request: message can't be edited")
        if markup == message.get("reply_markup"):
            raise Refused("Bad Request: message is not modified")
        message.pop("reply_markup", None)
        return message | ({"reply_markup": markup} if markup else {})

    def on_deletemessage(self, told: Table) -> bool:
        if self.messages.pop((told["chat_id"], told["message_id"]), None) is None:
            raise Refused("Bad Request: message to delete not found")
        return True

    def on_sendchataction(self, told: Table) -> bool:
        self._open(told["chat_id"])
        if told["action"] not in ACTIONS:
            raise Refused("Bad Request: wrong parameter action in request")
        return True

    def on_answercallbackquery(self, told: Table) -> bool:
        if told["callback_query_id"] not in self._presses:
            raise Refused("Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(told.get("text", "")) > 200:
            raise Refused("Bad Request: MESSAGE_TOO_LONG")
        self._presses.remove(told["callback_query_id"])
        return True

    def _asked(self, query: str) -> None:
        if query not in self._queries:
            raise Refused("Bad Request: query is too old and response timeout expired or query ID is invalid")
        self._queries.remove(query)

    def on_answerinlinequery(self, told: Table) -> bool:
        results, button = told["results"], told.get("button")
        if len(results) > 50:
            raise Refused("Bad Request: too many inline query results specified")
        if len({result["id"] for result in results}) < len(results):
            raise Refused("Bad Request: RESULT_ID_DUPLICATE")
        if len(str(told.get("next_offset", "")).encode()) > 64:
            raise Refused("Bad Request: NEXT_OFFSET_INVALID")
        if int(told.get("cache_time", 300)) < 0:
            raise Refused("Bad Request: invalid cache_time")
        if button and (not button["text"] or not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button["start_parameter"])):
            raise Refused("Bad Request: START_PARAM_INVALID")
        for result in results:
            checked_result(result)
        self._asked(told["inline_query_id"])
        self.offered[told["inline_query_id"]] = told
        return True

    def on_answerguestquery(self, told: Table) -> Table:
        sent = checked_result(told["result"])
        self._asked(told["guest_query_id"])
        self.guests[told["guest_query_id"]] = sent
        return {"inline_message_id": f"sent{told['guest_query_id']}"}

    def on_getfile(self, told: Table) -> Table:
        content = self._files.get(told["file_id"])
        if content is None:
            raise Refused("Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(content) > LARGEST_FILE:
            raise Refused("Bad Request: file is too big")
        path = f"documents/{told['file_id']}"
        return {"file_id": told["file_id"], "file_unique_id": f"u{told['file_id']}", "file_size": len(content), "file_path": path}

    def file(self, path: str) -> bytes | None:
        """What a bot that was given the path can download."""
        return self._files.get(path.removeprefix("documents/"))


@contextmanager
def standing_in() -> Iterator[tuple[StandIn, str]]:
    """The stand-in and the base_url under which a bot reaches it."""
    stand_in = StandIn()

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body leave together: apart, the second waits for the receipt of the first
        disable_nagle_algorithm = True

        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            plain = _fields(self.headers.get("Content-Type") or "", raw)
            found = re.fullmatch(r"/bot([^/]+)/(\w+)", urlparse(self.path).path)
            if found is None or found[1] != TOKEN:
                code, answer = 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
            else:
                by = stand_in.disturbs(found[2])
                if isinstance(by, Disturbance) and self._comes_to_nothing(by):
                    return
                refused = by if isinstance(by, Refused) else None
                code, answer = stand_in.answer(found[2], {key: _value(key, value) for key, value in plain.items()}, refused)
            self._give(code, json.dumps(answer).encode(), "application/json")

        def _comes_to_nothing(self, by: Disturbance) -> bool:
            """Whether the request is left undone by what befalls it."""
            time.sleep({Disturbance.SLOW: LATE, Disturbance.HANGING: TOO_LATE}.get(by, 0))
            if by is Disturbance.BAD_GATEWAY:
                self._give(502, b"<html>502 Bad Gateway</html>", "text/html")
            self.close_connection = by in (Disturbance.DROPPED, Disturbance.HANGING)
            return by is not Disturbance.SLOW

        def do_GET(self) -> None:
            found = re.fullmatch(r"/file/bot([^/]+)/(.+)", unquote(urlparse(self.path).path))
            content = stand_in.file(found[2]) if found and found[1] == TOKEN else None
            self._give(200 if content is not None else 404, content or b"", "application/octet-stream")

        def _give(self, code: int, body: bytes, kind: str) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass  # a bot that is stopped hangs up

    server = Server(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stand_in, f"http://127.0.0.1:{server.server_address[1]}/bot"
    finally:
        server.shutdown()
        server.server_close()


def _fields(kind: str, raw: bytes) -> dict[str, Any]:
    """The fields of a form; uploaded files are bytes, whether a field is one or names one as attach://NAME."""
    if not kind.startswith("multipart/form-data"):
        return {key: values[0] for key, values in parse_qs(raw.decode(), keep_blank_values=True).items()}
    form = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + raw)
    fields: dict[str, Any] = {}
    for part in form.iter_parts():
        told = part.get_payload(decode=True)
        assert isinstance(told, bytes)
        name = str(part.get_param("name", header="content-disposition"))
        fields[name] = told if part.get_filename() else told.decode()
    attached = {f"attach://{name}": told for name, told in fields.items() if isinstance(told, bytes)}
    return {name: attached.get(told, told) if isinstance(told, str) else told for name, told in fields.items()}


def _value(key: str, value: Any) -> Any:
    """Telegram takes JSON for what is not text."""
    if isinstance(value, bytes) or key in (
        "text",
        "caption",
        "description",
        "short_description",
        "callback_query_id",
        "inline_query_id",
        "guest_query_id",
        "next_offset",
    ):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
