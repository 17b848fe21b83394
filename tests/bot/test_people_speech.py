"""What people said is told as theirs alone: by name, by a plain "she said", and by going on."""

from __future__ import annotations

import pytest
from builders import the_people

from bot.people.relations import kin_words
from bot.text import yaml_table

WORDS = "“The river has never been this high before,”"


def said(text: str) -> dict[str, list[str]]:
    """What each person of a text is quoted with, of those who are quoted at all."""
    people = the_people(text)
    quotes = {person.name: [quote.sentence for quote in people.portrait(person).quotes] for person in people.everyone}
    return {name: found for name, found in quotes.items() if found}


def speakers(text: str) -> set[str]:
    return set(said(text))


def test_a_short_speech_in_two_parts_is_one() -> None:
    assert said("“They knew,” Ann Lee said. “Everybody knew.”") == {"Ann Lee": ["“They knew,” Ann Lee said. “Everybody knew.”"]}
    assert speakers("Ann Lee wrote “The Mill,” and Tom Cole wrote “The Pond.”") == set()


@pytest.mark.parametrize(
    "text",
    [
        f"{WORDS} said Ann Lee.",
        f"{WORDS} Ann Lee said.",
        f"Ann Lee said: {WORDS}",
        f"Ann Lee: {WORDS}",
        f"{WORDS} Ann Lee told reporters in Leeds on Friday.",
        f"Ann Lee, 34, told the BBC that {WORDS} and left.",
        f"Dr Ann Lee, of the University of Leeds, said: {WORDS}",
        f"The mill’s owner, Ann Lee, said: {WORDS}",
        f"{WORDS} said Ann Lee, the head of the rescue team.",
        f"{WORDS} said the head of the rescue team, Ann Lee.",
        f"{WORDS} says mill owner Ann Lee.",
        f"According to mill owner Ann Lee, {WORDS} is what all say.",
        "“The river,” said Ann Lee, “has never been this high before.”",
        "According to Ann Lee, “the river has never been this high before”.",
        "The river “has never been this high in all my years”, according to Ann Lee.",
        "According to Ann Lee’s report, “the river has never been this high before”.",
        f"Ann Lee owns a mill. {WORDS} Lee said.",
        f"Ann Lee owns a mill. {WORDS} Ms Lee said.",
        f"{WORDS} said Lee. Ann Lee owns a mill.",
        f"Ann Lee owns a mill. {WORDS} she said.",
        f"Ann Lee owns a mill.\n\n{WORDS} she said.",
        f"Ann Lee met Tom Cole at the mill. {WORDS} she said.",
        f"Ann Lee lost her husband last year. {WORDS} she said.",
        f"Asked about Tom Cole, Ann Lee said: {WORDS}",
        f"{WORDS} Ann Lee said of Tom Cole.",
        f"{WORDS} Ann Lee, a friend of Tom Cole, said.",
        f"{WORDS} said Tom Cole’s lawyer, Ann Lee.",
        "“Tom Cole was never here before today,” said Ann Lee.",
    ],
)
def test_whose_words_are_quoted_is_who_says_them(text: str) -> None:
    assert speakers(text) == {"Ann Lee"}


@pytest.mark.parametrize(
    "text",
    [
        f"Ann Lee owns a mill. {WORDS} said the minister.",
        f"Ann Lee owns a mill. {WORDS} her mother said.",
        f"Ann Lee owns a mill. Her mother said: {WORDS}",
        f"{WORDS} said Ann Lee’s mother.",
        f"{WORDS} the mother of Ann Lee said.",
        f"{WORDS} a spokesman for Ann Lee said.",
        f"Ann Lee owns a mill. {WORDS} one neighbour said.",
        f"Ann Lee owns a mill. {WORDS} they said.",
        f"Ann Lee owns a mill. The BBC said: {WORDS}",
        "“Ann Lee was never here before today,” said the police.",
        "Ann Lee owns a mill. A sign reads “No bread will be sold after the noon bell” in red.",
        f"Ann Lee owns a mill.\n\n{WORDS}",
    ],
)
def test_words_of_somebody_without_a_name_are_nobodys(text: str) -> None:
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"Ann Lee owns a mill with Mary Cole. {WORDS} she said.",
        f"Ann Lee and her sister own a mill. {WORDS} she said.",
        f"Ann Lee owns a mill. Her sister came by. {WORDS} she said.",
        f"Ann Lee owns a mill. A neighbour came by. {WORDS} she said.",
        f"Ann Lee owns a mill.\n\nIt rained all week.\n\n{WORDS} she said.",
    ],
)
def test_she_is_nobody_where_two_may_be_meant(text: str) -> None:
    assert speakers(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"Ann Lee owns a mill. {WORDS} he said.",
        f"Tom Cole owns a mill. {WORDS} she said.",
        f"Mr Cole owns a mill. {WORDS} she said.",
        f"Queen Silvia owns a mill. {WORDS} he said.",
    ],
)
def test_he_is_no_woman_and_she_no_man(text: str) -> None:
    assert speakers(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Keller besitzt eine Mühle. „Der Fluss war noch nie so hoch“, sagte sie.", "Anna Keller"),
        ("Max Keller besitzt eine Mühle. „Der Fluss war noch nie so hoch“, sagte sie.", None),
        ("Anne Leroy possède un moulin. « La rivière n’a jamais été aussi haute », dit-elle.", "Anne Leroy"),
        ("Anne Leroy possède un moulin. « La rivière n’a jamais été aussi haute », dit-il.", None),
        ("Ana López tiene un molino. «El río nunca había subido tanto», dijo ella.", "Ana López"),
    ],
)
def test_she_and_he_are_told_apart_in_other_languages(text: str, name: str | None) -> None:
    assert speakers(text) == ({name} if name else set())


def test_whom_a_statement_is_about_does_not_make_it() -> None:
    assert speakers(f"The neighbour – a lawyer who works against Ann Lee – told the BBC: {WORDS}") == set()


def test_of_two_speakers_each_keeps_their_own_words() -> None:
    one, other = "Ann Lee said: “We carried the flour upstairs.”", "“That was not the worst year we had,” he said."
    assert said(f"{one} Tom Cole disagreed. {other}") == {"Ann Lee": [one], "Tom Cole": [other]}


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    more = "“By morning the cellar was full of water.”"
    assert said(f"{WORDS} said Ann Lee. “We carried the flour upstairs.\n\n{more}")["Ann Lee"][-1] == more


def test_one_that_names_its_speaker_goes_on_no_longer() -> None:
    text = f"{WORDS} said Ann Lee. “We carried the flour upstairs.\n\n“By morning it was full of water,” said Tom Cole."
    assert said(text)["Tom Cole"] == ["“By morning it was full of water,” said Tom Cole."]
    assert len(said(text)["Ann Lee"]) == 1


def test_what_stands_behind_the_speaker_is_told_with_it() -> None:
    text = f"{WORDS} Ann Lee explained. “We carried the flour upstairs all night. By morning it was gone.”"
    assert said(text) == {"Ann Lee": [text]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("‘The river has never been this high before,’ said Ann Lee, who didn’t wait.", "Ann Lee"),
        ('"The river has never been this high before," said Ann Lee.', "Ann Lee"),
        ("„Der Fluss war noch nie so hoch wie heute“, sagte Anna Keller.", "Anna Keller"),
        ("»Der Fluss war noch nie so hoch wie heute«, sagte Anna Keller.", "Anna Keller"),
        ("Laut Anna Keller war „der Fluss noch nie so hoch wie heute“.", "Anna Keller"),
        ("« La rivière n’a jamais été aussi haute », a déclaré Anne Leroy.", "Anne Leroy"),
        ("Selon Anne Leroy, « la rivière n’a jamais été aussi haute ».", "Anne Leroy"),
        ("«El río nunca había subido tanto como hoy», dijo Ana López.", "Ana López"),
        ("«Il fiume non è mai stato così alto», ha detto Anna Rossi.", "Anna Rossi"),
        ("“O rio nunca esteve tão alto como hoje”, disse Ana Souza.", "Ana Souza"),
        ("„De rivier stond nog nooit zo hoog als nu”, zei Anna de Vries.", "Anna de Vries"),
        ("„Rzeka nigdy nie była tak wysoka”, powiedziała Anna Nowak.", "Anna Nowak"),
        ("„Râul nu a fost niciodată atât de mare”, a declarat Ana Popescu.", "Ana Popescu"),
        ("“Nehir hiç bu kadar yüksek olmamıştı” dedi Ayşe Yılmaz.", "Ayşe Yılmaz"),
        ("“Sungai ini belum pernah setinggi ini,” kata Siti Rahayu.", "Siti Rahayu"),
        ("“Nước sông chưa bao giờ cao như vậy,” bà Nguyễn Thị Lan nói.", "Nguyễn Thị Lan"),
        ("«Река никогда не была такой высокой», — сказала Анна Иванова.", "Анна Иванова"),
        ("«Το ποτάμι δεν ήταν ποτέ τόσο ψηλά», είπε η Άννα Παππά.", "Άννα Παππά"),
        ("”Floden har aldrig varit så hög som i dag”, sade Anna Lindqvist.", "Anna Lindqvist"),
    ],
)
def test_quotation_marks_of_other_countries_are_read(text: str, name: str) -> None:
    assert said(text) == {name: [text]}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee wrote “The River and the Mill and the Flood” in 1990.",
        "Ann Lee is called a “top diplomat” by friends.",
    ],
)
def test_titles_of_books_and_turns_of_phrase_are_no_quotations(text: str) -> None:
    assert speakers(text) == set()


def test_every_small_word_is_a_word() -> None:
    table = yaml_table("bot.people", "speech.yaml")
    words = [word for kind, row in table.items() if kind != "verbs" for word in row] + [word for row in table["verbs"] for word in row]
    assert {type(word) for word in words} == {str}
    assert not kin_words("women") & kin_words("men")
