"""The README keeps its word: its commands run as written, and its outputs, tables and JSON are those of the bot."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from example_org import example_org
from stand_in import GROUP, TOKEN, standing_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOT_RUN = {
    "token": "wants a token or a server of one's own",
    "test": "is this very run",
    "data": "wants sets that are not in the repository",
    "postgresql": "wants PostgreSQL, and is run by a test of its own where there is one",
}
RUN_BESIDE = {"web", "run"}
LIMIT = 60
"""Seconds for one block."""
_BLOCK = re.compile(r"^( *)```(\S+)([^\n]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_SCORE = re.compile(r"\(score \d+\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of the README; `after` is what stands between it and the one before."""

    language: str
    info: str
    text: str
    after: str


def blocks() -> list[Block]:
    found, end = [], 0
    for match in _BLOCK.finditer(README):
        text = "".join(line.removeprefix(match[1]) for line in match[4].splitlines(keepends=True))
        found.append(Block(match[2], match[3].strip(), text, README[end : match.start()]))
        end = match.end()
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """Commands of the README with the output shown for them, if any.

    `kind` is "web" where they reach https://example.org, "run" where they also reach Telegram and go on until they are stopped.
    """

    commands: str
    kind: str
    code: int
    shown: str | None


def steps() -> list[Step]:
    every = blocks()
    return [
        Step(
            block.text,
            block.info if block.info in RUN_BESIDE else "",
            int(block.info.removeprefix("exit=")) if block.info.startswith("exit=") else 0,
            following.text if following and following.language in {"text", "console"} and not following.after.strip() else None,
        )
        for block, following in zip(every, [*every[1:], None], strict=True)
        if block.language == "sh" and block.info not in NOT_RUN
    ]


def tracked() -> Iterator[str]:
    """What a clone would hold, with what is new and not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return (name for name in dict.fromkeys(listed.split("\0")) if name and (ROOT / name).is_file())


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, set up with the environment that runs this test."""
    folder = tmp_path_factory.mktemp("readme") / "article-bot"
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if not part.name.startswith("ready"):
            (folder / ".venv" / part.name).symlink_to(part)
    (folder / ".venv" / "ready").touch()
    return folder


def surroundings(clone: Path) -> dict[str, str]:
    """An empty home, no settings from outside, and the copy's own code."""
    home = clone.parent / "home"
    home.mkdir(exist_ok=True)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ARTICLE_BOT_", "TELEGRAM_", "MAKE", "PYTEST", "COV"))
    }
    return kept | {"HOME": str(home), "PYTHONPATH": str(clone), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "", "LC_ALL": "C.UTF-8"}


def shell(commands: str, clone: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(bash(commands), **spoken(clone, more), timeout=LIMIT, check=False)


def shell_until(shown: str, commands: str, clone: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """What the commands say until they have said as much as is shown; then they are told to stop."""
    with subprocess.Popen(bash(f"exec {commands}"), **spoken(clone, more)) as process:
        said, stop = "", threading.Timer(LIMIT, process.terminate)
        stop.start()
        while process.stdout and said.count("\n") < shown.count("\n") and (line := process.stdout.readline()):
            said += line
        stop.cancel()
        process.send_signal(signal.SIGINT)
        said += process.communicate(timeout=LIMIT)[0]
        return subprocess.CompletedProcess(commands, process.returncode, said)


def bash(commands: str) -> list[str]:
    return ["bash", "-euo", "pipefail", "-c", commands]


def spoken(clone: Path, more: dict[str, str]) -> dict[str, Any]:
    """How the commands are run: in the clone, both outputs taken together."""
    text = {"text": True, "encoding": "utf-8"}
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return {"cwd": clone, "env": surroundings(clone) | more, **streams, **text}


@contextmanager
def beside(clone: Path) -> Iterator[Callable[[str, Step], subprocess.CompletedProcess[str]]]:
    """How a step is run while example.org and Telegram are on this machine."""
    program = clone.parent / "beside"
    program.mkdir(exist_ok=True)
    with example_org(program) as web, standing_in() as (telegram, base_url):
        telegram.says(chat={**GROUP, "id": -1001234567890})
        path = f'export PATH="{program}:$PATH"\n'
        python = {"PYTHONPATH": f"{clone}:{ROOT / 'tests'}", **web}
        spoken_to = {"TELEGRAM_BOT_TOKEN": TOKEN, "ARTICLE_BOT_TELEGRAM__BASE_URL": base_url}

        def run(kept: str, step: Step) -> subprocess.CompletedProcess[str]:
            if step.kind == "run":
                return shell_until(step.shown or "", f"env {program}/{step.commands}", clone, **python, **spoken_to)
            return shell(kept + path + step.commands, clone, **python) if step.kind else shell(kept + step.commands, clone)

        yield run


def holds(shown: str, output: str) -> bool:
    """Whether the output is the one shown: "…" stands for any text, a line of it for any lines, and scores may differ."""
    wanted = "".join(r".*\n" if part == "…\n" else re.escape(part) for part in re.split(r"(?m)^(…\n)", _SCORE.sub("(score …)", shown)))
    pattern = wanted.replace("…", r"[^\n]*")
    return re.fullmatch(pattern, output, re.DOTALL) is not None


def test_the_commands_of_the_readme_do_what_it_says(clone: Path) -> None:
    with beside(clone) as run:
        kept, faults = followed(run)
    assert not faults, "\n\n".join(faults)
    assert_json_forms(clone, kept)


def followed(run: Callable[[str, Step], subprocess.CompletedProcess[str]]) -> tuple[str, list[str]]:
    """What the steps export, and what is wrong with them."""
    kept, faults = "", []
    for step in steps():
        done = run(kept, step)
        kept += "".join(f"{line}\n" for line in step.commands.splitlines() if line.startswith("export "))
        if done.returncode != step.code:
            faults.append(f"{step.commands}ended with {done.returncode}, not {step.code}:\n{done.stdout}")
        elif step.shown is not None and not holds(step.shown, done.stdout):
            faults.append(f"{step.commands}gave\n{done.stdout}instead of\n{step.shown}")
    return kept, faults


def test_a_library_moves_to_postgresql_as_the_readme_says(clone: Path, postgres: str) -> None:
    if shutil.which("pg_dump") is None and not os.environ.get("CI"):
        pytest.skip("wants pg_dump, which Debian's postgresql-client brings")
    (block,) = (block for block in blocks() if block.info == "postgresql")
    address = postgres.replace("+psycopg", "")
    told = re.sub(r"postgresql://\S+", address, re.sub(r"(?m)^pip install .*\n", "", block.text))
    path = 'export PATH="$PWD/.venv/bin:$PATH"\n'
    done = shell(f"{path}article-bot add seeds --library sqlite:///data/library.db\n{told}test -s articles.dump", clone)
    assert done.returncode == 0, done.stdout
    assert f"articles in {address}" in done.stdout


def assert_json_forms(clone: Path, kept: str) -> None:
    """The keys of the JSON shown are the keys that the commands give, in their order."""
    first = json.loads((clone / "answers.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert keys(first) == keys(shown_json("ask"))
    for name, arguments in (("summary", "south pole --sentences 1"), ("who", "Zhao"), ("articles", ""), ("gaps", "")):
        given = json.loads(shell(f"{kept}article-bot {name} {arguments} --json", clone).stdout)
        assert keys(given) == keys(shown_json(name)), name


def keys(record: Any) -> Any:
    """The shape of a record: its keys, and of each list the shape of its first item where there is one."""
    if isinstance(record, dict):
        return {name: keys(value) for name, value in record.items() if name != "matches" or "read_as" in record}
    return [keys(item) for item in record[:1]] if isinstance(record, list) else None


def shown_json(name: str) -> Any:
    return next(json.loads(block.text) for block in blocks() if (block.language, block.info) == ("json", name))


def test_only_blocks_that_cannot_be_run_here_are_passed_over() -> None:
    kinds = {block.info for block in blocks() if block.language == "sh"}

    assert {kind for kind in kinds if kind and not kind.startswith("exit=")} == NOT_RUN.keys() | RUN_BESIDE
    assert [block.text for block in blocks() if block.info == "test"] == ["make test\n"]
    assert len(steps()) > 12


def test_shown_outputs_are_compared_line_by_line() -> None:
    assert holds("a (score 7)\n…\nlast\n", "a (score 93)\nmore\n\nlast\n")
    assert holds("…\nlast …\n", "first\nlast (score 9)\n")
    assert not holds("a\nlast\n", "a\nmore\nlast\n")
    assert not holds("a …\n", "a b\nc\n")


def leaves(table: dict[str, Any], above: str = "") -> list[str]:
    return [
        leaf for key, value in table.items() for leaf in (leaves(value, f"{above}{key}.") if isinstance(value, dict) else [above + key])
    ]


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def test_the_table_of_settings_names_exactly_the_keys_of_the_file() -> None:
    settings = yaml.safe_load((ROOT / "config" / "settings.yaml").read_text(encoding="utf-8"))

    assert re.findall(r"^\| `([a-z_.]+)` \|", section("Settings"), re.MULTILINE) == leaves(settings)


def test_every_file_on_the_map_is_there() -> None:
    named = re.findall(r"^\| `([^`]+)` \|", section("The map of files"), re.MULTILINE)

    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists() and name != "data/"] == []


def test_every_room_of_the_bot_is_on_the_map() -> None:
    rooms = [path for path in (ROOT / "bot").iterdir() if path.name not in {"__init__.py", "__pycache__"} and path.suffix in {"", ".py"}]

    assert [room.name for room in rooms if f"`bot/{room.name}{'/' if room.is_dir() else ''}`" not in README] == []


def test_the_figures_are_those_at_the_head_of_the_weights() -> None:
    head = (ROOT / "config" / "ranking.yaml").read_text(encoding="utf-8").split("passage:")[0]
    learnt = dict(re.findall(r"^#   (.+): ([\d.]+)$", head, re.MULTILINE))
    told = re.findall(r"^\| [^|]+ \| ([\d.]+) \| ([\d.]*) ?\|$", section("How good it is"), re.MULTILINE)

    sets, foreign = ("squad11-train150", "squad11-train150-misspelt", "covidqa"), "squad11-train-offcorpus"
    assert told[:3] == [(learnt[name], learnt[f"{name}, in-sample"]) for name in sets]
    believed = [*(f"calibration error, {name}" for name in (*sets, foreign)), f"unanswerable told apart, {foreign}"]
    apart = ("marked", *believed, "unanswerable told apart, gapped", "right of those at 0.35")
    assert told[3:11] == [(learnt[name], "") for name in apart]


def test_every_command_is_in_the_table_and_none_else(clone: Path) -> None:
    told = set(re.findall(r"^\| `article-bot ([a-z]+)", README, re.MULTILINE))
    offered = shell(".venv/bin/article-bot --help", clone).stdout.partition("Commands:")[2]

    assert told == set(re.findall(r"^  ([a-z]+)", offered, re.MULTILINE))


def test_the_unit_starts_the_command_that_set_up_makes() -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=True)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(next(block.text for block in blocks() if block.language == "ini"))
    service = unit["Service"]

    assert service["ExecStart"] == f"{service['WorkingDirectory']}/.venv/bin/article-bot run"
    assert service["Restart"] == "on-failure"
    assert service["EnvironmentFile"] == "/etc/article-bot.env"


def test_the_compose_file_starts_the_bot_with_the_token_from_a_file() -> None:
    composed = yaml.safe_load(next(block.text for block in blocks() if block.language == "yaml"))
    service = composed["services"]["article-bot"]
    script = service["command"][-1]

    assert service["env_file"] == "/etc/article-bot.env"
    assert script.splitlines()[-1] == "exec data/venv/bin/article-bot run"
    assert "$" not in script
    subprocess.run(["bash", "-n", "-c", script], check=True)


def test_nothing_of_a_builders_machine_is_in_the_readme() -> None:
    assert re.findall(r"/(?:work|home|root|tmp/[a-z])\S*", README) == []
