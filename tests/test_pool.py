"""Work in several processes: order, and what becomes of items whose process dies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kgraph.pool import Died, survive


def double(number: int) -> int:
    return 2 * number


def kills(item: tuple[int, str]) -> int:
    """Kills its process for some numbers: always, or while a file is there."""
    number, flag = item
    if number < 0 or (number == 7 and Path(flag).exists()):
        Path(flag).unlink(missing_ok=True)
        os._exit(9)
    return number


@pytest.mark.parametrize("size", [0, 1, 50])
def test_results_come_in_the_order_of_the_items(size: int) -> None:
    assert list(survive(double, range(size), 2)) == [(n, 2 * n) for n in range(size)]


def test_a_process_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    flag.touch()
    items = [(n, str(flag)) for n in range(30)]
    assert [result for _, result in survive(kills, items, 2)] == list(range(30))
    assert not flag.exists()


def test_an_item_that_kills_every_process_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    items = [(n if n not in {3, 20} else -1, str(tmp_path / "flag")) for n in range(30)]
    results = [result for _, result in survive(kills, items, 2)]
    assert [n for n, result in enumerate(results) if isinstance(result, Died)] == [3, 20]
    assert [result for result in results if not isinstance(result, Died)] == [n for n in range(30) if n not in {3, 20}]


def test_who_stops_early_stops_the_processes() -> None:
    under_way = survive(double, range(1000), 2)
    assert next(under_way) == (0, 0)
    under_way.close()
