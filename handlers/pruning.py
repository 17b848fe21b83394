"""What is kept of readers goes when it is old: at the start, and once a day from then on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from telegram.ext import Application

    from handlers.desk import Desk

DAY = 86_400
"""Seconds."""


def prune(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Delete what is older than the settings allow, now and daily."""

    async def look(_context: object) -> None:
        await asyncio.wrap_future(desk.journal.prune(desk.kept_days))

    if application.job_queue is not None:
        application.job_queue.run_repeating(look, DAY, first=0, job_kwargs={"misfire_grace_time": None})
