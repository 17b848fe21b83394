"""Words in every script: what is one word, and what is the same word written otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import fold, forms, is_syllable, passage_language, question_languages, sentences, stopwords, tokens, topic, wanted, words
from bot.text.compounds import LANGUAGES, compound_parts

ALL = ("en", "de", "nl", "sv", "fi", "es", "fr", "it", "pt", "ro", "pl", "ru", "el", "tr", "ar", "hi", "th", "vi", "zh", "ja")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("٢٠١٩", "2019"),
        ("१९४७", "1947"),
        ("１９０９", "1909"),
        ("๒๕๖๒", "2562"),
        ("1\u202f200\u202f000", "1200000"),
        ("1.200.000", "1,200,000"),
        ("أَحْمَدُ", "احمد"),
        ("المكتبـــة", "المكتبه"),
        ("على", "علي"),
        ("کتاب", "كتاب"),
        ("हिन्दी", "हिंदी"),
        ("माँग", "मांग"),
        ("क़लम", "कलम"),
        ("ΒΙΒΛΙΟΣ", "βιβλίος"),
        ("ёлка", "елка"),
        ("IŞIK", "ışık"),
        ("İzmir’e", "Izmir"),
        ("Straße", "strasse"),
        ("smørrebrød", "smorrebrod"),
        ("Łódź", "lodz"),
        ("đường", "duong"),
        ("l’homme", "homme"),
        ("dell'arte", "arte"),
        ("L'eau", "eau"),
        ("col·lecció", "colleccio"),
        ("ｱｯﾌﾟﾙ", "あっぷる"),
        ("コンピューター", "コンピュータ"),
        ("ＩＢＭ", "ibm"),
    ],
)
def test_what_readers_write_in_two_ways_is_one_word(one: str, other: str) -> None:
    assert words(one) == words(other)
    assert words(one)


@pytest.mark.parametrize(
    ("one", "other"), [("й", "и"), ("D'Angelo", "Angelo"), ("O'Brien", "Brien"), ("Xi'an", "Xi"), ("3.141", "3141"), ("2,5", "25")]
)
def test_what_is_not_the_same_stays_apart(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2019年5月12日", "2019:y 年:. 5:n 月:d 12:n 日:d"),
        ("Apple公司在北京", "apple:c 公司:. 司在:. 在北:. 北京:. 京:."),
        ("am 12.05.2019 um 12:30", "am:. 12:n 5:n 2019:y um:. 12:30:n"),
        ("15km d'Artagnan", "15km:n artagnan:c"),
        ("猫", "猫:."),
        ("สะพาน", "สะพา:. พาน:. น:."),
        ("தமிழ் মানুষ", "தமிழ்:. মানুষ:."),
    ],
)
def test_numbers_dates_and_names_stay_whole(text: str, found: str) -> None:
    assert " ".join(f"{token.word}:{token.shape}" for token in tokens(text)) == found


@given(st.text())
def test_a_word_as_written_folds_to_the_word(text: str) -> None:
    for token in tokens(text):
        if len(token.word) > 2:
            assert fold(token.written) in {token.word, ""}


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_english_reads_alike_beside_other_scripts(text: str) -> None:
    assert [token.word for token in tokens(f"{text} é")][:-1] == words(text)


@pytest.mark.parametrize(
    ("word", "language", "found"),
    [
        ("nació", "es", {"nac": 1.0}),
        ("nacio", "es", {"nac": 1.0}),
        ("phố", "vi", {"phô\u0301": 1.0, "pho": 0.1}),
        ("hoà", "vi", {"hoa\u0300": 1.0, "hoa": 0.1}),
        ("hòa", "vi", {"hoa\u0300": 1.0, "hoa": 0.1}),
        ("hoa", "vi", {"hoa0": 1.0, "hoa": 0.1}),
        ("Bergen", "vi", {"bergen": 1.0}),
        ("Hauptbahnhof", "de", {"hauptbahnhof": 1.0, "haupt": 0.4, "bahnhof": 0.4}),
        ("Mueller", "de", {"mull": 1.0}),
        ("Boşalmanın", "tr", {"bosalma": 1.0, "bosalman": 0.5, "bosalm": 0.4}),
        ("والسفينة", "ar", {"سفين": 1.0, "√سفن": 0.4}),
        ("الوزير", "ar", {"زير": 1.0}),
        ("وزير", "ar", {"زير": 1.0}),
        ("بحديقة", "ar", {"بحديق": 1.0, "حديق": 0.4, "√حدق": 0.4}),
        ("احتفظ", "ar", {"احتفظ": 1.0, "√حفظ": 0.4}),
        ("北京", "zh", {"北京": 1.0, "北": 0.3}),
        ("Korean", "en", {"korea": 1.0}),
        ("1.200", "de", {"1200": 1.0}),
        ("1.200", "en", {"1.200": 1.0}),
    ],
)
def test_a_word_is_kept_under_its_stem_and_what_readers_write_for_it(word: str, language: str, found: dict[str, float]) -> None:
    assert forms(tokens(word)[0], language) == found


@given(st.text(), st.sampled_from(ALL))
def test_every_word_has_one_form_of_full_worth_and_it_comes_first(text: str, language: str) -> None:
    for token in tokens(text):
        worths = list(forms(token, language).values())
        assert worths[0] == 1.0
        assert all(0 < worth < 1 for worth in worths[1:])


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("weltkrieg", "de", ("welt", "krieg")),
        ("apfelbaume", "de", ("apfel", "baum")),
        ("donaudampfschifffahrt", "de", ("donau", "dampf", "schifffahrt")),
        ("ziekenhuis", "nl", ("ziek", "huis")),
        ("stenbrott", "sv", ("sten", "brott")),
    ],
)
def test_a_compound_is_found_by_its_parts(word: str, language: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(word, language) == parts


@pytest.mark.parametrize(
    ("plain", "language"),
    [
        ("universitat geschichte entwicklung bevolkerung prasident gesellschaft entscheidung amerikaner wissenschaft organisation", "de"),
        ("geschiedenis universiteit ontwikkeling regering belangrijk wetenschap koninkrijk inwoners", "nl"),
        ("universitet utveckling regeringen historia befolkning manniskor", "sv"),
        ("understanding", "en"),
    ],
)
def test_what_is_no_compound_is_left_whole(plain: str, language: str) -> None:
    assert [word for word in plain.split() if compound_parts(word, language)] == []


@given(st.text(alphabet="abdehilnorstu", min_size=1, max_size=30), st.sampled_from(LANGUAGES))
def test_any_word_may_be_looked_at_for_parts(word: str, language: str) -> None:
    assert len(compound_parts(word, language)) != 1


@pytest.mark.parametrize(
    ("question", "language", "kinds"),
    [
        ("Wann wurde der Turm gebaut?", "de", "yd"),
        ("Wie viele Menschen starben?", "de", "ny"),
        ("¿Quién escribió el libro?", "es", "c"),
        ("quien escribio el libro", "es", "c"),
        ("En quelle année fut-il élu ?", "fr", "y"),
        ("Где родился писатель?", "ru", "c"),
        ("कितने लोग मारे गए?", "hi", "ny"),
        ("متى بنيت المحطة؟", "ar", "ynd"),
        ("Πόσα άτομα ζουν εκεί;", "el", "ny"),
        ("Köprü ne zaman yıkıldı?", "tr", "yd"),
        ("สร้างเมื่อไร", "th", "ynd"),
        ("Có bao nhiêu người?", "vi", "ny"),
        ("co bao nhieu nguoi", "vi", "ny"),
        ("Máy nào chạy bằng hơi nước?", "vi", ""),
        ("他是哪一年出生的？", "zh", "y"),
        ("何人が住んでいますか。", "ja", "ny"),
        ("Ilu mieszkańców ma miasto?", "pl", "ny"),
        ("Hvornår blev broen bygget?", "da", "yd"),
        ("Warum ist der Himmel blau?", "de", ""),
        ("Who wrote it?", "en", ""),
    ],
)
def test_a_question_says_in_its_own_words_what_it_wants(question: str, language: str, kinds: str) -> None:
    assert wanted(question, [language]) == kinds


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("Wer war der Gründer der Schule?", "de", ["grunder", "schule"]),
        ("黑猫是什么时候出生的？", "zh", ["黑猫", "猫", "出生", "生"]),
        ("橋は誰が建てましたか。", "ja", ["橋", "建て", "て"]),
        ("法国的首都在哪里？", "zh", ["法国", "国", "首都", "都"]),
        ("โบสถ์ไหม้เพราะอะไร", "th", ["โบส", "สถ์", "ถ์ไห", "ไหม้", "ม้"]),
        ("Con cua nào bò lên máy?", "vi", ["cua", "bo", "may"]),
        ("con cua nao bo len may", "vi", ["bo"]),
        ("What did the US ban?", "en", ["us", "ban"]),
        ("who", "en", ["who"]),
    ],
)
def test_the_topic_is_what_the_question_is_about(question: str, language: str, said: list[str]) -> None:
    assert [token.word for token in topic(question, [language])] == said


@pytest.mark.parametrize("word", ["nguyen", "giay", "khuya", "thuong", "anh", "xoay", "gieng"])
def test_a_vietnamese_syllable_is_known_by_its_build(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["bergen", "tien-", "chhuc", "tienn", "nobel", "str", ""])
def test_a_slip_or_a_foreign_name_is_no_vietnamese_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("language", ALL)
def test_every_language_has_its_function_words(language: str) -> None:
    assert language in ("th", "zh", "ja") or len(stopwords(language)) > 60


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Wann wurde er geboren?", "de"),
        ("¿Cuándo nació?", "es"),
        ("Quando è nato?", "it"),
        ("Kto był królem?", "pl"),
        ("他什么时候出生？", "zh"),
        ("彼はいつ生まれましたか。", "ja"),
        ("من هو؟", "ar"),
        ("Who was he?", "en"),
        ("Hoe oud is hij?", "nl"),
    ],
)
def test_a_short_question_is_known_by_its_script_and_function_words(question: str, language: str) -> None:
    assert question_languages(question, ALL)[0] == language


def test_a_question_in_a_language_that_the_library_lacks_is_read_in_those_it_has() -> None:
    assert question_languages("Кто это?", ("en", "de")) == ("en", "de")
    assert question_languages("Who?", ()) == ("en",)


def test_a_passage_may_be_in_another_language_than_its_article() -> None:
    german = "Der Minister sagte, man werde die Brücke im nächsten Jahr wieder für den Verkehr öffnen."
    assert passage_language(german, "en") == passage_language(german, "zh") == "de"
    assert passage_language("The bridge was opened by the minister, who said it would stay open for a year.", "en") == "en"
    assert passage_language("Brücke", "en") == "en"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 3. Oktober 1990 wurde gefeiert. Im 19. Jahrhundert z. B. nicht.", 2),
        ("यह क्या है? यह किताब है।ठीक है।", 3),
        ("یہ کیا ہے؟ یہ کتاب ہے۔ ٹھیک ہے۔", 3),
        ("他说：“你好。”然后走了。", 2),
        ("「行きます。」と言った。そして出た！", 2),
        ("M. Dupont est parti. Mme Durand reste.", 2),
        ("El Sr. Gómez llegó. ¿Y la Sra. Ruiz?", 2),
        ("Prof. Yılmaz geldi. Dr. Kaya gitti.", 2),
        ("น้ำท่วมใหญ่พัดสะพานไม้พังลงทั้งหมดในคืนเดียวโดยไม่มีใครคาดคิด ชาวบ้านต้องพายเรือไปตลาดนานสามเดือน", 2),
        ("ซื้อ ข้าว ปลา นม", 1),
        ("วัดสร้างใน ค.ศ. 1852 โดย ร. 4", 1),
        ("Anh ấy đến rồi. Tôi đi.", 2),
    ],
)
def test_sentences_end_as_each_language_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count
