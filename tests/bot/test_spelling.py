"""The reader's words -> words the library knows."""

from __future__ import annotations

import pytest
from builders import a_reader, an_article, two_articles
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import read
from bot.spelling import Repair, repair
from bot.spelling.candidates import most_slips, near, single_slips
from bot.spelling.channel import FEATURES, KEPT, PARTED, weights
from bot.spelling.keyboard import alphabet, neighbours
from bot.text import sound, tokens, words

NEWS = (
    "China banned North Korean coal imports, said Yang Jiechi.",
    "The ship disappeared in a storm near the coast of Norway.",
    "Football is played by two teams of eleven players. The newspaper wrote about the football match in Brazil.",
    "How many people live in Norway? About five million people live there.",
)
FOREIGN = (
    "Москва является столицей России, в городе живут миллионы человек.",
    "Η Αθήνα είναι η πρωτεύουσα της Ελλάδας και η μεγαλύτερη πόλη της χώρας.",
    "القاهرة هي عاصمة جمهورية مصر العربية وأكبر مدنها.",
    "दिल्ली भारत की राजधानी और एक बड़ा महानगर है।",
)
READER = a_reader(*two_articles(), an_article("North Korea", *NEWS), *(an_article(text[:9], text) for text in FOREIGN))


def read_as(question: str) -> str | None:
    return repair(question, READER).reading()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wat did chna baned from nort korea", "what did china banned from north korea"),
        ("Who is Yang Jeichi?", "Who is Yang Jiechi?"),
        ("the BREWRY of beer", "the BREWERY of beer"),
        ("столица Росии", "столица России"),
        ("πρωτεουσα της Ελλάδας", "πρωτευουσα της Ελλάδας"),
        ("القهرة عاصمة مصر", "القاهره عاصمة مصر"),
        ("भारत की राजधनी", "भारत की राजधानी"),
    ],
)
def test_a_misspelt_word_is_read_as_one_the_library_knows(written: str, meant: str) -> None:
    assert read_as(written) == meant


@pytest.mark.parametrize(
    "question",
    [
        "What did China ban?",
        "boiling points and bread",
        "Who was Merkel?",
        "Who bakes a kake with vanilla?",
        "12345",
        "",
        "?!",
        "北京在哪里",
    ],
)
def test_what_is_spelt_right_or_like_nothing_known_is_left_alone(question: str) -> None:
    assert read_as(question) is None


@pytest.mark.parametrize("question", ["Nhà in nào nằm ở khu phố cổ?", "Người ta kinh doanh gì ở các ga?", "nguoi ta kinh doanh gi"])
def test_a_vietnamese_syllable_is_no_slip(question: str) -> None:
    reader = a_reader(
        an_article("Nhà ga", "Ga lớn nằm giờ đây ở phố mới, do anh Nam coi. Người ta bán cá khi tàu đến.", "Anh Nam bán vé do ga in.")
    )
    assert repair(question, reader).reading() is None


def test_a_letter_too_many_in_a_vietnamese_syllable_is() -> None:
    reader = a_reader(an_article("Nhà ga", "Ga lớn nằm giờ đây ở phố mới, do anh Nam coi. Người ta bán cá khi tàu đến."))
    assert repair("Nhà ga nào bánn cá?", reader).forms["bann"] == pytest.approx({"ban": 1.0})


def test_a_word_is_found_of_which_only_another_form_stands_in_the_library() -> None:
    assert "disappeared" in repair("Where did the ship disapear?", READER).forms["disapear"]


def test_a_name_is_never_read_as_a_common_word() -> None:
    assert "for" not in repair("Who was shot at Ford's theatre?", READER).forms.get("ford", {})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("coal from northkorea", "coal from north korea"),
        ("howmany people live in Norway", "how many people live in Norway"),
        ("a foot ball match in Brazil", "a football match in Brazil"),
        ("the news paper of the match", "the newspaper of the match"),
    ],
)
def test_words_run_together_are_parted_and_split_ones_joined(written: str, meant: str) -> None:
    assert read_as(written) == meant


@pytest.mark.parametrize("question", ["beer in the house", "What is the longest snake?", "the wall of a house"])
def test_words_that_are_two_stay_two(question: str) -> None:
    assert repair(question, READER).text == question


def test_the_company_of_the_other_words_decides() -> None:
    reader = a_reader(an_article("Houses", "The lamp hung on the wall of the house.", "The lamb slept on the grass of the field."))
    assert next(iter(repair("Who slept on the grass like a lamv?", reader).forms["lamv"])) == "lamb"
    assert next(iter(repair("What hung on the wall like a lamv?", reader).forms["lamv"])) == "lamp"


def test_a_roman_number_is_no_slip() -> None:
    reader = a_reader(an_article("El reino", "El reino creció durante el siglo XIX y el rey firmó la paz con todos sus vecinos del norte."))
    assert repair("¿Quién firmó la paz en el siglo XII?", reader).reading() is None


def test_a_slip_of_the_library_is_read_as_what_was_meant_and_still_found() -> None:
    said = ["The brewery of the town makes beer."] * 6 + ["A brewrey stands alone."]
    forms = repair("Which brewrey makes beer in the town?", a_reader(an_article("Beer", *said))).forms["brewrey"]
    assert list(forms) == ["brewery", "brewrey"]
    assert forms["brewrey"] == 1.0


def test_the_reading_names_the_form_that_the_answer_holds() -> None:
    mended = Repair("a lamv", "a lamv", {"lamv": {"lamp": 0.8, "lamb": 0.6}})
    assert (mended.reading(), mended.reading(frozenset({"lamb"}))) == ("a lamp", "a lamb")


@given(st.text())
def test_every_reading_is_worth_more_than_nothing_and_no_more_than_the_word_itself(text: str) -> None:
    for forms in repair(text, READER).forms.values():
        assert all(0 < worth <= 1 for worth in forms.values())


KNOWN = sorted({word for text in NEWS for word in words(text)})


@given(st.lists(st.sampled_from([*KNOWN, "beeer", "Norwy", "lamv", "coal imports", "eleven players"]), min_size=1, max_size=8))
def test_a_repaired_question_loses_no_passage_that_an_exact_one_finds(said: list[str]) -> None:
    question = " ".join(said)
    repaired = repair(question, READER)
    assert found(question, Repair(question, question)) <= found(repaired.text, repaired)


def found(text: str, repaired: Repair) -> set[tuple[int, int]]:
    reading = read(text, repaired.forms, READER.languages, READER.frequency, len(READER))
    return {(passage.article, passage.position) for passage in READER.candidates(reading.stems).passages}


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=8))
def test_words_that_the_library_knows_keep_worth_one(said: list[str]) -> None:
    repaired = repair(" ".join(said), READER)
    kept = {token.word for token in tokens(repaired.text)} & {*said}
    assert all(repaired.forms.get(word, {word: 1.0})[word] == 1.0 for word in kept)


@given(st.sampled_from([word for word in KNOWN if len(word) > 3 and word.isalpha()]), st.data())
def test_every_known_word_is_found_one_slip_away(word: str, data: st.DataObject) -> None:
    slip = data.draw(st.sampled_from(sorted(single_slips(word, alphabet(word[0])) - {word})))
    assert most_slips(slip) == 0 or word in near(slip, READER)


@pytest.mark.parametrize(
    ("one", "other"), [("president", "presedent"), ("photo", "foto"), ("condition", "condishion"), ("столица", "сталица")]
)
def test_words_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_keys_that_touch_are_neighbours() -> None:
    assert {("q", "w"), ("a", "q"), ("s", "w"), ("й", "ц")} <= neighbours()
    assert ("q", "p") not in neighbours()


def test_every_feature_has_its_weight_and_no_other() -> None:
    assert weights().keys() == {*FEATURES, *KEPT, *PARTED}


def test_without_repairs_there_is_no_reading() -> None:
    assert Repair().reading() is None
