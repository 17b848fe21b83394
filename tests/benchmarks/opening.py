"""What a fresh process needs for its first answer: `python tests/benchmarks/opening.py LIBRARY_URL QUESTION` prints it as JSON.

`ms` runs from the moment everything is imported; `mb` is the memory then resident, `own_mb` that of it which is no mapped file.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from bot.answers import Librarian, Library
from bot.matching import Weights
from bot.model import Question
from config import load_weights


def opened(url: str, question: str) -> dict[str, float]:
    began = time.perf_counter()
    Librarian(Library(url), Weights.parse(load_weights(), "config/ranking.yaml")).answer(Question(question))
    spent = time.perf_counter() - began
    held = dict(re.findall(r"^(\w+):\s+(\d+) kB$", Path("/proc/self/status").read_text(encoding="utf-8"), re.MULTILINE))
    return {"ms": 1_000 * spent, "mb": int(held["VmRSS"]) / 1_024, "own_mb": int(held["RssAnon"]) / 1_024}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(opened(*sys.argv[1:])) + "\n")
