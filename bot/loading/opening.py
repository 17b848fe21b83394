"""What strangers made, opened: every function here may be made to run for hours or to eat all memory, so it is for the sandbox."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from bot.cleaning import Page, clean_html, clean_text, decoded
from bot.errors import Unreadable
from bot.loading.pdf import read_pdf
from bot.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from bot.fetching import Kind
    from bot.sandbox import Sandbox


class DamagedXml(Unreadable):
    """XML that is not well-formed."""


def read_page(sandbox: Sandbox, content: bytes, kind: Kind, url: str | None = None, charset: str | None = None) -> Page:
    """The page in these bytes, from `url` and in `charset` where they are known, opened in the sandbox.

    Raises Unreadable where they are damaged, hold no article or explode.
    """
    found = sandbox.call(page_fields, content, kind, url, charset)
    return Page(found["title"], tuple(found["paragraphs"]), Source(**found["source"]), tuple(found["pages"]))


def page_fields(content: bytes, kind: Kind, url: str | None, charset: str | None) -> dict[str, Any]:
    """The page as plain data, by the names of Page. Raises Unreadable where no paragraph has a letter or digit."""
    page = _READERS[kind](content, url, charset)
    if not any(char.isalnum() for paragraph in page.paragraphs for char in paragraph):
        raise Unreadable("no article text in it")
    return asdict(page)


def xml_root(content: bytes) -> Element:
    """The root of an XML document. Raises Unreadable where it is damaged, or declares entities or external parts."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        root: Element = fromstring(content)
    except DefusedXmlException:
        raise Unreadable("XML that declares entities or parts elsewhere, which are not opened") from None
    except (ParseError, ValueError, LookupError) as error:
        raise DamagedXml(f"XML that is damaged ({error})") from None
    return root


def _html(content: bytes, url: str | None, charset: str | None) -> Page:
    return clean_html(content, url, charset)


def _text(content: bytes, url: str | None, charset: str | None) -> Page:
    page = clean_text(decoded(content, charset))
    return Page(page.title, page.paragraphs, Source(url=url))


def _pdf(content: bytes, url: str | None, _: str | None) -> Page:
    return read_pdf(content, url)


def _xml(content: bytes, _: str | None, __: str | None) -> Page:
    raise Unreadable(f"XML that holds {xml_root(content).tag[:80]!r} and no article")


_READERS: dict[Kind, Callable[[bytes, str | None, str | None], Page]] = {"html": _html, "text": _text, "pdf": _pdf, "xml": _xml}
