"""The seeds: the articles a new bot knows, kept in step with their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import UnknownArticle, UnreadableFile
from bot.loading import load
from bot.sandbox import Sandbox
from bot.shelf import digest

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.library import Library
    from bot.model import Article


def load_seeds(library: Library, folder: Path) -> list[str]:
    """Load new and edited seeds, drop those whose file is gone, leave what was removed; returns what could not be read, a sentence each."""
    found: dict[str, Article] = {}
    faults = []
    with Sandbox() as sandbox:
        for one in load(folder, sandbox):
            if isinstance(one, UnreadableFile):
                faults.append(str(one))
            else:
                found[one.id] = one
    known = library.shelf.seeds()
    fresh = [article for article in found.values() if _is_fresh(library, article, known.get(article.id))]
    list(library.keep(fresh))
    gone = [] if faults else [seed for seed in known if seed not in found]
    for seed in gone:
        if not known[seed][1]:
            _drop(library, seed)
    library.shelf.mark_seeds({article.id: digest(article) for article in fresh}, gone)
    return faults


def _is_fresh(library: Library, article: Article, known: tuple[str, bool] | None) -> bool:
    """New, or edited and not removed; an article of the owner's own with the same id is left alone."""
    if known is None:
        return library.shelf.article(article.id) is None
    told, removed = known
    return not removed and told != digest(article)


def _drop(library: Library, seed: str) -> None:
    try:
        library.remove(seed)
    except UnknownArticle:
        return
