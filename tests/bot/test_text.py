"""Text as readers see it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.text import background, fold, language, paragraphs, sentence_spans, sentences, stem, tokens, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The vat burst at 7 p.m. ET on Monday. Nobody slept.", 2),
        ("Dr. King Jr. met J. R. Smith at 3.5 p.m. on Monday. He left.", 2),
        ("“There was hope,” he said. “There is none.” She nodded.", 3),
        ("The U.S. government agreed. Nobody asked why!", 2),
        ("What? No. Yes...", 3),
        ("我喜欢你。你呢？好！", 3),
        ("ما هذا؟ هذا كتاب. نعم.", 3),
        ("Τι είναι αυτό; Είναι βιβλίο.", 2),
        ("यह क्या है? यह किताब है। ठीक है।", 3),
        ("Это А. С. Пушкин. Он поэт, т.е. пишет стихи.", 2),
        ("one line without an end", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text())
def test_sentences_never_overlap_and_keep_every_character(text: str) -> None:
    spans = sentence_spans(text)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    assert "".join("".join(text[slice(*span)].split()) for span in spans) == "".join(text.split())


@given(st.text())
def test_any_text_has_words_and_paragraphs(text: str) -> None:
    assert all(words(text))
    assert all(part.strip() == part for part in paragraphs(text))


@given(st.text(min_size=1))
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in words(text):
        assert fold(fold(word)) == fold(word)


def test_words_are_compared_without_case_accents_possessives_and_thousands_commas() -> None:
    assert words("Zürich’s 1,200 MEN didn't") == ["zurich", "1200", "men", "didnt"]


def test_scripts_without_spaces_become_pairs() -> None:
    assert words("我喜欢你") == ["我喜", "喜欢", "欢你", "你"]


def test_shapes_tell_years_numbers_months_and_names() -> None:
    assert "".join(token.shape for token in tokens("In March 1919 the 12 men saw Rome")) == "cdy.n..c"


def test_what_is_of_a_place_has_the_stem_of_the_place() -> None:
    assert stem("korean") == stem("korea")
    assert stem("banned") == stem("ban")
    assert stem("1919") == "1919"


def test_paragraphs_are_what_blank_lines_keep_apart() -> None:
    assert paragraphs("one\ntwo\r\n\r\n three \n \n\nfour") == ("one\ntwo", "three", "four")


def test_languages_are_told_apart() -> None:
    assert language("Das ist ein deutscher Satz über das Wetter in den Bergen.") == "de"
    assert language("This is an English sentence about the weather.") == "en"


@pytest.mark.parametrize(("language", "word"), [("en", "north"), ("de", "norden"), ("es", "norte"), ("ro", "nord"), ("tr", "kuzey")])
def test_general_prose_is_counted(language: str, word: str) -> None:
    counts, paragraphs_counted = background(language)
    assert 0 < counts[stem(word, language)] < paragraphs_counted


def test_nothing_is_counted_of_a_language_without_a_file() -> None:
    assert not background("th")[0]


@pytest.mark.parametrize(
    ("language", "form", "plain"),
    [
        ("es", "pidio", "pedir"),
        ("de", "schrieb", "schreiben"),
        ("ro", "orasului", "oras"),
        ("tr", "yapiyor", "yapmak"),
        ("pl", "miescie", "miasto"),
    ],
)
def test_an_irregular_form_has_the_stem_of_its_plain_word(language: str, form: str, plain: str) -> None:
    assert stem(form, language) == stem(plain, language)


CUT = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
"""By language, texts with a sentence a line."""


@pytest.mark.parametrize("language", CUT)
def test_sentences_end_where_the_language_ends_them(language: str) -> None:
    between = "" if language in ("zh", "ja") else " "
    for text in CUT[language].strip().split("\n\n"):
        wanted = text.splitlines()
        assert sentences(between.join(wanted)) == wanted


def test_thai_sentences_end_at_the_spaces_of_long_runs() -> None:
    one, two = "รถไฟสายแรกของเมืองเริ่มวิ่งเมื่อปีพุทธศักราชสองพันสี่ร้อย", "ชาวบ้านจำนวนมากพากันมาดูที่สถานีในตอนเช้า"
    assert sentences(f"{one} {two}") == [one, two]
    assert sentences("ซื้อข้าว น้ำ ปลา และไข่") == ["ซื้อข้าว น้ำ ปลา และไข่"]
