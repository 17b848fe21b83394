"""A scraped page or a raw text becomes its headline and paragraphs, without menus, adverts and repeated headlines."""

from bot.cleaning.charsets import decoded
from bot.cleaning.dumps import clean_text
from bot.cleaning.lines import plain
from bot.cleaning.page import Page
from bot.cleaning.pages import clean_html
from bot.cleaning.repeats import line_number, line_sizes, repeated

__all__ = ["Page", "clean_html", "clean_text", "decoded", "line_number", "line_sizes", "plain", "repeated"]
