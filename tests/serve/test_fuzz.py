"""A short run of the fuzz; the long one is ``python -m tests.serve.fuzz 20000``."""

from __future__ import annotations

from tests.serve.fuzz import fuzz


def test_hostile_requests_get_clean_answers() -> None:
    outcome = fuzz(400, seed=7)
    assert outcome.wrong == []
    assert sum(outcome.statuses.values()) == 400
    assert {200, 400, 404, 405} <= set(outcome.statuses)
