"""Changes a library as it is told on stdin, and says of each change on stdout that it is done; for a test that kills it.

A line of stdin is JSON: {"put": [[id, version], ...]} or {"remove": id}.
"""

from __future__ import annotations

import json
import sys

from builders import an_article, weights

from bot.answers import Librarian, Library


def text(name: str, version: int) -> tuple[str, ...]:
    """What the article says in that version: a sentence that no other says, and that it is whole."""
    return (
        f"The thing called {name} was painted in colour zug{version} by its owner.",
        f"That was version {version} of {name}, and it is whole.",
    )


def tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    librarian = Librarian(Library(sys.argv[1]), weights())
    tell("ready")
    for line in sys.stdin:
        told = json.loads(line)
        if "remove" in told:
            tell([librarian.remove(told["remove"]).id, 0])
            continue
        wanted = dict(told["put"])
        for kept in librarian.add_all(an_article(f"About {name}", *text(name, wanted[name]), id=name) for name in wanted):
            tell([kept.article.id, wanted[kept.article.id]])


if __name__ == "__main__":
    main()
