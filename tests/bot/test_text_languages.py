"""Every language through the front door: a native question finds the passage that answers it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from builders import a_librarian, an_article

from bot.model import Question

if TYPE_CHECKING:
    from bot.answers import Librarian

LANGUAGES = yaml.safe_load(Path(__file__).with_name("languages.yaml").read_text(encoding="utf-8"))
ASKED = [
    (code, question, passage["text"])
    for code, articles in LANGUAGES.items()
    for passages in articles.values()
    for passage in passages
    for question in passage["asked"]
]


@cache
def librarian(*codes: str) -> Librarian:
    return a_librarian(
        *(an_article(title, *(passage["text"] for passage in passages)) for code in codes for title, passages in LANGUAGES[code].items())
    )


@pytest.mark.parametrize(("code", "question", "passage"), ASKED)
def test_a_native_question_finds_its_passage(code: str, question: str, passage: str) -> None:
    assert librarian(code).answer(Question(question)).matches[0].passage.text == passage


@pytest.mark.parametrize(("code", "question", "passage"), ASKED)
def test_it_finds_it_among_all_languages(code: str, question: str, passage: str) -> None:  # noqa: ARG001 - shown where it fails
    assert librarian(*LANGUAGES).answer(Question(question)).matches[0].passage.text == passage


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("de", "Wer presst den Saft aus dem Apfel?"),
        ("es", "¿Quién muele trigo?"),
        ("fr", "Quelle bière le moine fabrique-t-il ?"),
        ("ru", "Сколько самоваров в музее?"),
        ("th", "สะพานไม้พังเพราะอะไร"),
    ],
)
def test_another_form_of_a_known_word_is_no_slip(code: str, question: str) -> None:
    assert librarian(code).answer(Question(question)).read_as is None


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("de", "Wohin brachte man früher die geretteten Passagiere?"),
        ("de", "Welche Behörde prüfte das Gebäude gründlich?"),
        ("es", "¿Qué organización reconoció la protección del edificio?"),
        ("es", "¿Cuántos deportistas quisieron competir antes del verano?"),
        ("ro", "Câți oameni au pierit în timpul războiului?"),
        ("tr", "Kitaplar hangi şehirde yayımlanmıştır?"),
    ],
)
def test_a_native_word_that_the_library_lacks_is_no_slip(code: str, question: str) -> None:
    assert librarian(code).answer(Question(question)).read_as is None


@pytest.mark.parametrize(
    ("code", "question", "read_as"),
    [
        ("ar", "متى بنيت المحظة؟", "متى بنيت المحطة؟"),
        ("ar", "من كتب المخطوطاث؟", "من كتب مخطوطات؟"),
        ("de", "Welcher Architekt plante die Säuelen?", "Welcher Architekt plante die Säulen?"),
        ("el", "Ποιος μηχανικός έχτισε τον σταθνό;", "Ποιος μηχανικός έχτισε τον σταθμός;"),
        ("hi", "मछुआरे बजाार में क्या बेचते हैं?", "मछुआरे बाज़ार में क्या बेचते हैं?"),
        ("ru", "Кто продавал мёд на ярмаркн?", "Кто продавал мёд на ярмарке?"),
    ],
)
def test_a_misspelt_word_is_shown_as_the_articles_write_it(code: str, question: str, read_as: str) -> None:
    assert librarian(code).answer(Question(question)).read_as == read_as


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_is_asked_at_least_six_questions(code: str) -> None:
    assert sum(asked == code for asked, _, _ in ASKED) >= 6
