"""What was acknowledged is never lost, whenever the process is killed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, article_bot, environment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.faults
def test_a_killed_add_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    file, chance = tmp_path / "many.jsonl", random.Random(1)
    rows = [
        {"id": f"a{at}", "title": f"Thing {at}", "text": f"The thing called zug{at} is blue.\n\nIt stands in row {at}."}
        for at in range(3_000)
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    library = ["--library", f"sqlite:///{tmp_path / 'library.db'}"]
    acknowledged: set[str] = set()
    for _ in range(10):
        command = [sys.executable, "-u", "-m", "bot", "add", str(file), *library]
        with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE) as process:
            assert process.stdout
            for _ in range(chance.randint(1, 900)):
                acknowledged.add(process.stdout.readline().decode().split()[-1])
            process.kill()
        listed = json.loads(article_bot("articles", "--json", *library).stdout)["articles"]
        assert acknowledged <= {article["id"] for article in listed}
        assert all(article["passages"] == 2 for article in listed)
    last = max(acknowledged, key=lambda name: int(name[1:]))
    found = json.loads(article_bot("ask", f"What is zug{last[1:]}?", "--json", *library).stdout)
    assert found["matches"][0]["article"]["id"] == last
