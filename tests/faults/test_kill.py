"""What was acknowledged is never lost and nothing is left half done, whenever the process is killed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import weights
from conftest import ROOT, environment
from faults.worker import text

from bot.answers import Librarian, Library
from bot.model import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 50
THINGS = [f"thing{at}" for at in range(40)]
WORKER = Path(__file__).parent / "worker.py"


class Told:
    """What the worker was told and what it acknowledged: by id the version that is kept, 0 where it is removed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._versions = chance, iter(range(1, 1_000_000))
        self.sure: dict[str, int] = {}
        self.asked: dict[str, set[int]] = {}

    def orders(self) -> Iterator[str]:
        """What to do next, for ever: many articles added and updated at once, or one removed."""
        while True:
            known = [name for name, version in self.sure.items() if version and not self.asked.get(name)]
            if known and self._chance.random() < 0.4:
                name = self._chance.choice(known)
                self.asked[name] = {0}
                yield json.dumps({"remove": name})
            else:
                put = [(name, next(self._versions)) for name in self._chance.sample(THINGS, self._chance.randint(1, 25))]
                for name, version in put:
                    self.asked.setdefault(name, set()).add(version)
                yield json.dumps({"put": put})

    def acknowledge(self, line: str) -> None:
        name, version = json.loads(line)
        self.sure[name] = version
        self.asked.pop(name, None)

    def settle(self, found: dict[str, int]) -> None:
        """Take what was found for what is kept, once it is seen that it may be so."""
        for name in {*self.sure, *self.asked, *found}:
            assert found.get(name, 0) in {self.sure.get(name, 0), *self.asked.get(name, ())}, name
        self.sure, self.asked = dict(found), {}


def killed(url: str, told: Told, seconds: float) -> None:
    """Run the worker until it is killed, so many seconds after it is ready."""
    command = [sys.executable, str(WORKER), url]
    paths = environment(PYTHONPATH=f"{ROOT}:{ROOT / 'tests'}")
    with subprocess.Popen(command, cwd=ROOT, env=paths, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == '"ready"\n'
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            for order in told.orders():
                process.stdin.write(order + "\n")
                process.stdin.flush()
                for _ in range(len(json.loads(order).get("put", "1"))):
                    line = process.stdout.readline()
                    if not line.endswith("\n"):
                        return
                    told.acknowledge(line)
        except BrokenPipeError:
            return
        finally:
            timer.cancel()
            process.kill()
            with suppress(BrokenPipeError):
                process.stdin.close()


def version_of(paragraphs: tuple[str, ...], name: str) -> int:
    """The version that the article is in, whole."""
    version = int(paragraphs[0].split("zug")[1].split()[0])
    assert paragraphs == text(name, version)
    return version


@pytest.mark.faults
def test_fifty_kills_lose_nothing_acknowledged_and_leave_nothing_half_done(url: str) -> None:
    chance = random.Random(1)
    told = Told(chance)
    for _ in range(KILLS):
        killed(url, told, chance.uniform(0.02, 0.8))
        library = Library(url)
        articles = {article.id: article for article in library.shelf.articles()}
        told.settle({name: version_of(article.paragraphs, name) for name, article in articles.items()})
        assert library.index.editions() == library.shelf.editions().keys()
        library.engine.dispose()
    kept = [name for name, version in told.sure.items() if version]
    librarian = Librarian(Library(url), weights())
    for name in kept[:10]:
        best = librarian.answer(Question(f"What was painted in colour zug{told.sure[name]}?")).matches[0]
        assert (best.article.id, best.passage.text) == (name, text(name, told.sure[name])[0])
