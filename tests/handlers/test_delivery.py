"""A message reaches its place, or another where that one is gone, or is refused once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from handlers.delivery import Place, deliver, is_shut_out
from handlers.rich import Rich

if TYPE_CHECKING:
    from telegram import Bot


class Door:
    """A bot that refuses one time for each fault, and then sends."""

    username = "acceptance_bot"

    def __init__(self, *faults: TelegramError) -> None:
        self.faults = list(faults)
        self.tried: list[Place] = []

    async def send_message(self, chat: int, _text: str, **told: Any) -> SimpleNamespace:
        replied = told["reply_parameters"]
        self.tried.append(Place(chat, told["message_thread_id"], replied and replied.message_id))
        if self.faults:
            raise self.faults.pop(0)
        return SimpleNamespace(message_id=1)


async def sent(door: Door, moves: list[tuple[int, int]] | None = None) -> Place:
    async def moved(old: int, new: int) -> None:
        if moves is not None:
            moves.append((old, new))

    _, place = await deliver(cast("Bot", door), Place(-1, 7, 9), Rich("hello"), None, moved)
    return place


@pytest.mark.parametrize(
    ("fault", "place"),
    [
        (BadRequest("Message thread not found"), Place(-1, None, 9)),
        (BadRequest("Message to be replied not found"), Place(-1, 7)),
        (ChatMigrated(-2), Place(-2)),
    ],
    ids=["topic", "question", "group"],
)
async def test_what_is_gone_is_done_without(fault: TelegramError, place: Place) -> None:
    assert await sent(Door(fault)) == place


async def test_a_move_is_told_of() -> None:
    moves: list[tuple[int, int]] = []
    await sent(Door(ChatMigrated(-2)), moves)
    assert moves == [(-1, -2)]


async def test_one_after_the_other_everything_may_be_gone() -> None:
    door = Door(BadRequest("Message thread not found"), BadRequest("Message to be replied not found"), ChatMigrated(-2))
    assert await sent(door) == Place(-2)
    assert len(door.tried) == 4


@pytest.mark.parametrize("fault", [Forbidden("bot was kicked"), BadRequest("Topic_closed"), BadRequest("Chat not found")])
async def test_where_nothing_may_be_said_it_is_tried_once(fault: TelegramError) -> None:
    door = Door(fault)
    with pytest.raises(type(fault)):
        await sent(door)
    assert len(door.tried) == 1


async def test_the_same_refusal_again_is_not_tried_for_ever() -> None:
    door = Door(*(BadRequest("Message thread not found") for _ in range(9)))
    with pytest.raises(BadRequest):
        await sent(door)
    assert len(door.tried) == 2


@pytest.mark.parametrize(
    ("fault", "normal"),
    [
        (Forbidden("bot was blocked by the user"), True),
        (BadRequest("Not enough rights to send text messages to the chat"), True),
        (BadRequest("Message to edit not found"), True),
        (BadRequest("Message is too long"), False),
        (NetworkError("gone"), False),
        (ValueError("not enough rights"), False),
    ],
    ids=str,
)
def test_what_is_normal_life_is_told_from_a_fault(fault: Exception, normal: bool) -> None:
    assert is_shut_out(fault) is normal
