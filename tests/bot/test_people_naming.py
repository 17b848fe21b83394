"""Whom a reader means, however they spell, order or shorten the name."""

from __future__ import annotations

import pytest
from builders import the_people

from bot.model import Person
from bot.people import asked_about, named


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


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Vassou是谁？", "Vassou"),
        ("谁是Vassou?", "Vassou"),
        ("Vassouは誰ですか？", "Vassou"),
        ("Ann Lee는 누구예요?", "Ann Lee"),
        ("ใครคือ Ann Lee", "Ann Lee"),
        ("кто такой Иван Иванов?", "Иван Иванов"),
        ("ποιος είναι ο Νίκος Δούκας;", "Νίκος Δούκας"),
        ("Ann Lee kimdir?", "Ann Lee"),
        ("Ann Lee là ai?", "Ann Lee"),
        ("这是谁", None),
        ("これは誰ですか", None),
    ],
)
def test_it_is_asked_who_somebody_is_in_other_languages(question: str, name: str | None) -> None:
    assert asked_about(question) == name


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Зеленский", "Volodymyr Zelensky"),
        ("Володимир Зеленський", "Volodymyr Zelensky"),
        ("Selenskyj", "Volodymyr Zelensky"),
        ("杨洁篪", "Yang Jiechi"),
        ("Νίκος Δούκας", "Nikos Doukas"),
        ("Дональд Трамп", "Donald Trump"),
        ("Qaddafi", "Muammar Gaddafi"),
        ("Jao Tong", "Tong Zhao"),
        ("kovalchyk", "Jan Kowalczyk"),
        ("Judge Hartley", "Mary Hartley"),
        ("Mr Hartley", "Tom Hartley"),
    ],
)
def test_a_name_is_found_as_other_scripts_and_languages_write_it(asked: str, name: str) -> None:
    people = the_people(
        "Volodymyr Zelensky met Yang Jiechi. Nikos Doukas met Donald Trump. Muammar Gaddafi met Tong Zhao. Jan Kowalczyk stayed. "
        "Judge Mary Hartley spoke. Tom Hartley scored."
    )
    assert [person.name for person in named(asked, people.everyone)] == [name]


@pytest.mark.parametrize("asked", ["ـــــ", "ــــ ــــ", "𐘀𐘁𐘂𐘃"])
def test_letters_without_a_latin_spelling_name_nobody(asked: str) -> None:
    assert meant(asked, "Ann Leeson") == []
