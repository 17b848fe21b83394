"""Plain signs around a name: what makes a person of rare words, and what makes nobody of common names."""

from __future__ import annotations

import pytest
from builders import an_article

from bot.people import read


def names(text: str) -> list[str]:
    return [mention.name for mention in read(an_article("A headline", text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They have one employee, Selam, a nineteen-year-old from Asmara.", "Selam"),
        ("The letter came from Mrs Olszewska, ninety-one and merciless.", "Olszewska"),
        ("She came with her aunt, Vidya, who marked exam papers.", "Vidya"),
        ("Nobody saw it but the rapper Jalisa, who laughed.", "Jalisa"),
        ("Björk Guðmundsdóttir sang.", "Björk Guðmundsdóttir"),
        ("Ban Ki-moon spoke.", "Ban Ki-moon"),
        ("Opening the case, prosecutor Aidan Marwood KC spoke of trust.", "Aidan Marwood"),
        ("Lee Tate & Ann Seaton keep you awake.", "Lee Tate"),
        ("Mr Dell fired a thousand people.", "Dell"),
    ],
)
def test_a_sign_makes_a_person(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Smith & Wesson sold guns.",
        "Johnson & Johnson raised prices.",
        "Merrill Lynch hired two hundred brokers.",
        "The schooner Ann Lee sank off Kent.",
        "In spring Mount Harper was climbed.",
        "The Kayhan newspaper wrote of it.",
        "They bought a Frank Lloyd Wright-inspired house.",
        "The Victoria Cross was given to two soldiers.",
        "Storm Ciara closed the bridges.",
        "Siemens fired a thousand people.",
    ],
)
def test_a_sign_makes_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee opened the Lee Museum.", "Ann Lee"),
        ("Donald Trump said no. In New York Trump Tower was closed.", "Donald Trump"),
        ("William McKinley never saw it. Mount McKinley was renamed.", "William McKinley"),
    ],
)
def test_what_bears_somebodys_name_is_no_mention_of_them(text: str, name: str) -> None:
    (mention,) = read(an_article("A headline", text))
    assert (mention.name, dict(mention.forms)) == (name, {name: 1})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Henry VIII was fat. Henry V was brave.", ["Henry VIII", "Henry V"]),
        ("King Haakon VII was pleased.", ["Haakon VII"]),
        ("Mary Tudor married Philip of Spain.", ["Mary Tudor", "Philip of Spain"]),
        ("Friedrich the Great played the flute.", ["Friedrich the Great"]),
        ('William "Buckshot" May threw the ball.', ['William "Buckshot" May']),
        ('"Wild Bill" Shannon drove the dogs. Shannon slept.', ['"Wild Bill" Shannon']),
    ],
)
def test_a_name_is_completed(text: str, found: list[str]) -> None:
    assert names(text) == found
