"""Text as readers see it: its paragraphs, sentences and words, and the forms under which words are compared."""

from bot.text.languages import language
from bot.text.lists import background, general_words
from bot.text.sentences import paragraphs, sentence_spans, sentences
from bot.text.words import WORD, Token, fold, is_number, stem, stems, stopwords, tokens, words

__all__ = [
    "WORD",
    "Token",
    "background",
    "fold",
    "general_words",
    "is_number",
    "language",
    "paragraphs",
    "sentence_spans",
    "sentences",
    "stem",
    "stems",
    "stopwords",
    "tokens",
    "words",
]
