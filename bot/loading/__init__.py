"""Files, folders and addresses become Articles; what cannot is yielded as an error that names the place and the reason."""

from bot.loading.addresses import article_of, is_address, load_address
from bot.loading.files import load
from bot.loading.opening import pdf_pages, read_page, xml_root

__all__ = ["article_of", "is_address", "load", "load_address", "pdf_pages", "read_page", "xml_root"]
