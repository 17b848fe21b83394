"""Which earlier sentences say who or what a sentence speaks of by less than its name: "Smith", "the company"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.summary.leaning import refers_back
from bot.summary.listed import either, listed, plain
from bot.text import WORD, is_general, stopwords, tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.summary.material import Candidate

_SURNAME = 3  # letters, at least, of a surname that is followed up


def explanations(found: Sequence[Candidate], headline: str, language: str) -> list[frozenset[int]]:
    """For each sentence the orders of those before it that say in full what it names in short; what the headline names is known.

    A surname is explained by the first sentence that has more of the name; "the company" by the first that speaks of a company, or
    where none does by the article's first.
    """
    explained, full, known = [], dict[str, int](), set(words(headline))
    first = next((each.order for each in found if each.states), 0)
    for each in found:
        names = list(_names(each.text, language))
        whole = {name[-1] for name in names if _is_full(name, language)}
        short = {name[0] for name in names if len(name) == 1} - whole
        things = _things(each.text, language) - known
        orders = {full[name] for name in short & full.keys()} | {_first_with(found, thing, first) for thing in things}
        orders |= {each.order - 1} if each.order > first and refers_back(each.text, language) else set()
        explained.append(frozenset(order for order in orders if order < each.order))
        known |= short - full.keys()  # who is named in short before in full is known to everybody
        full |= dict.fromkeys(whole - known - full.keys(), each.order)
    return explained


def _is_full(name: Sequence[str], language: str) -> bool:
    return len(name) > 1 and len(name[-1]) >= _SURNAME and not is_general(name[-1], (language,))


def _names(text: str, language: str) -> Iterator[tuple[str, ...]]:
    """What stands with capitals in the text, folded, titles left out; nothing where the language has no titles listed."""
    titles = listed("titles", language)
    run: list[str] = []
    end = 0
    for match in WORD.finditer(text) if titles else ():
        apart = text[end : match.start()].strip(" .\u00a0")
        end = match.end()
        word = _capital(match.group())
        if run and (apart or not word):
            yield tuple(run)
            run = []
        if word and word not in titles:
            run.append(word)
        if run and match.group()[-2:] in ("'s", "’s"):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _capital(written: str) -> str:
    """The word folded where it is a name or part of one, else nothing."""
    token = next(iter(tokens(written)), None)
    return token.word if token and token.shape == "c" and token.word not in stopwords() else ""


def _things(text: str, language: str) -> set[str]:
    """What the sentence begins with as something known: "company" of "The company said"."""
    begins = plain(text.lstrip(" \"'“‘("))
    article = either("known", language).match(begins)
    rest = begins[article.end() :].lstrip() if article else ""
    thing = either("things known", language).match(rest)
    own = thing and not either("told by", language).match(rest[thing.end() :].lstrip(" ,"))
    return {thing.group()} if thing and own else set()


def _first_with(found: Sequence[Candidate], thing: str, otherwise: int) -> int:
    return next((each.order for each in found if f" {thing}" in each.folded), otherwise)
