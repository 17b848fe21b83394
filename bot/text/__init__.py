"""Text as readers see it: its paragraphs, sentences and words, and the forms under which words are compared."""

from bot.text.arabic import differently_joined
from bot.text.asking import as_asked, is_stopword, stopwords, topic, wanted
from bot.text.inflection import past_forms
from bot.text.languages import language, passage_language, question_languages
from bot.text.lists import background, word_list
from bot.text.openers import before, behind
from bot.text.quotations import outside, quotations
from bot.text.sentences import paragraphs, sentence_spans, sentences
from bot.text.snowball import stem
from bot.text.sounds import CONSONANTS, sound
from bot.text.stems import forms, is_general, stems
from bot.text.tables import yaml_table
from bot.text.unspaced import is_ideograph, is_unspaced
from bot.text.vietnamese import is_marked, is_syllable
from bot.text.words import WORD, Token, fold, is_number, tokens, words

__all__ = [
    "CONSONANTS",
    "WORD",
    "Token",
    "as_asked",
    "background",
    "before",
    "behind",
    "differently_joined",
    "fold",
    "forms",
    "is_general",
    "is_ideograph",
    "is_marked",
    "is_number",
    "is_stopword",
    "is_syllable",
    "is_unspaced",
    "language",
    "outside",
    "paragraphs",
    "passage_language",
    "past_forms",
    "question_languages",
    "quotations",
    "sentence_spans",
    "sentences",
    "sound",
    "stem",
    "stems",
    "stopwords",
    "tokens",
    "topic",
    "wanted",
    "word_list",
    "words",
    "yaml_table",
]
