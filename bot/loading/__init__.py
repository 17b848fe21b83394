"""Files, folders, addresses and posts become Articles; what cannot is yielded as an error that names the place and the reason."""

from bot.loading.addresses import is_address, load_address
from bot.loading.feeds import entry_article, read_feed
from bot.loading.files import count, load
from bot.loading.kinds import KINDS, load_document
from bot.loading.opening import read_page, xml_root
from bot.loading.posts import load_post
from bot.loading.reading import article_of

__all__ = [
    "KINDS",
    "article_of",
    "count",
    "entry_article",
    "is_address",
    "load",
    "load_address",
    "load_document",
    "load_post",
    "read_feed",
    "read_page",
    "xml_root",
]
