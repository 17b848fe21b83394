"""What is kept of readers goes when it is old."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any, cast

from telegram.ext import Application

from bot.journal import Entry, Journal, Sent
from bot.shelf import open_database
from handlers.pruning import DAY, prune


async def test_at_the_start_and_daily_what_is_older_than_the_days_goes() -> None:
    engine = open_database("memory:")
    old = Journal(engine, lambda: time.time() - 3 * DAY)
    old.sent(1, Sent((1,), entry="old", reader="r"), Entry("?", found=True, key="old")).result()
    journal = Journal(engine)
    journal.sent(1, Sent((2,), entry="new", reader="r"), Entry("?", found=True, key="new")).result()
    application = Application.builder().token("1:x").build()
    prune(application, cast("Any", SimpleNamespace(journal=journal, kept_days=2)))
    assert application.job_queue is not None
    (job,) = application.job_queue.jobs()
    assert str(job.job.trigger) == "interval[1 day, 0:00:00]"
    await job.callback(cast("Any", None))
    assert journal.entries.of("old") is None
    assert journal.entries.of("new") is not None
