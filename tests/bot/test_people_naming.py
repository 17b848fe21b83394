"""Whom a reader means, however they spell, order or shorten the name."""

from __future__ import annotations

import pytest

from bot.model import Person
from bot.people import named


def meant(asked: str, *known: str) -> list[str]:
    return [person.name for person in named(asked, [Person(name, 1, ()) for name in known])]


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Volodimir Zelenski", "Volodymyr Zelensky"),
        ("jang jeichi", "Yang Jiechi"),
        ("Zhao Tong", "Tong Zhao"),
        ("Zhao, Tong", "Tong Zhao"),
        ("O Neill", "Sinéad O’Neill"),
        ("O'Neil", "Sinéad O’Neill"),
        ("sinead oneill", "Sinéad O’Neill"),
        ("Dr. King", "Martin Luther King Jr."),
        ("Martin Luther King, Jr.", "Martin Luther King Jr."),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Leyen", "Ursula von der Leyen"),
        ("Von Der Leyen", "Ursula von der Leyen"),
        ("kim jong-un", "Kim Jong Un"),
        ("Kim", "Kim Jong Un"),
        ("Gorbachov", "Mikhail Gorbachev"),
        ("Tchaikovsky", "Pyotr Chaikovsky"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Walesa", "Lech Wałęsa"),
        ("Kierkegård", "Søren Kierkegaard"),
        ("Gaddafi", "Muammar al-Gaddafi"),
        ("Трамп", "Дональд Трамп"),
    ],
)
def test_a_name_is_found_by_what_readers_make_of_it(asked: str, known: str) -> None:
    assert meant(asked, known, "Peter Gray", "Ann Lee") == [known]


@pytest.mark.parametrize(
    ("asked", "both"),
    [
        ("Macron", ["Emmanuel Macron", "Brigitte Macron"]),
        ("Kim", ["Kim Jong Un", "Kim Jong Il"]),
        ("President Lee", ["Ann Lee", "Bruce Lee"]),
    ],
)
def test_a_name_that_two_bear_gives_both(asked: str, both: list[str]) -> None:
    assert meant(asked, *both, "Peter Gray") == both


@pytest.mark.parametrize(
    ("asked", "known", "found"),
    [
        ("Brigitte Macron", ["Emmanuel Macron", "Brigitte Macron"], "Brigitte Macron"),
        ("A. Lee", ["Ann Lee", "Bruce Lee"], "Ann Lee"),
        ("Smith", ["John Smith", "Lee Smithson"], "John Smith"),
        ("Ann", ["Ann Lee", "Anne Cole"], "Ann Lee"),
    ],
)
def test_what_fits_one_better_gives_that_one_alone(asked: str, known: list[str], found: str) -> None:
    assert meant(asked, *known) == [found]


@pytest.mark.parametrize("asked", ["the President", "Bob", "Ann Smith", "Lee’s wife", "Leeds", "nobody", "A."])
def test_a_stranger_is_nobody(asked: str) -> None:
    assert meant(asked, "Ann Lee", "Rob Cole") == []
