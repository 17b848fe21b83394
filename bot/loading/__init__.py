"""Files, folders, addresses and posts become Articles; what cannot is yielded as an error that names the place and the reason."""

from bot.loading.addresses import article_of, is_address, load_address
from bot.loading.files import load
from bot.loading.kinds import KINDS, load_document
from bot.loading.opening import pdf_pages, read_page, xml_root
from bot.loading.posts import load_post

__all__ = ["KINDS", "article_of", "is_address", "load", "load_address", "load_document", "load_post", "pdf_pages", "read_page", "xml_root"]
