"""*Vad har kommit fram?*: everything that a person did on this device, by how far it has come. Read in pages."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from app.domain.arrival import ArrivalGroup, Waiting
from app.services.desk import Desk
from app.services.outstanding import Outstanding

FIRST_OF_EACH = 5
"""Rows of each group on the first page: what they are about can be seen without scrolling past all."""
ROWS_A_PAGE = 20


@dataclass(frozen=True)
class ArrivalPart:
    """`rows` are a page of `total`, the oldest first; of what has come to rest the newest."""

    group: ArrivalGroup
    total: int
    rows: tuple[Outstanding, ...]
    page: int = 0
    pages: int = 1


@dataclass(frozen=True)
class WhatArrived:
    """The groups that have something in them."""

    parts: tuple[ArrivalPart, ...]
    waiting: Waiting
    now: datetime


def what_arrived(desk: Desk) -> "Future[WhatArrived]":
    """The first rows of each group."""
    return desk.call("what_arrived.what_arrived")


def arrived_page(desk: Desk, group: ArrivalGroup, page: int) -> "Future[WhatArrived]":
    """One group alone, ROWS_A_PAGE rows at a time. A page beyond the last is the last."""
    return desk.call("what_arrived.arrived_page", group, page)
