"""A reading as one line, so that tests can say what a question must be read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.query.english.reading import Filters, Post, Reading, Replaced, Seat, Thing
    from kgraph.query.english.times import Period


def line(reading: Reading | None) -> str:
    """``INTENT ASKED; constraint; constraint ...``; "not understood" for None."""
    if reading is None:
        return "not understood"
    parts = [f"{reading.intent} {','.join(reading.asked)}", *_details(reading)]
    return "; ".join(filter(None, (part.strip() for part in parts)))


def _details(reading: Reading) -> Iterator[str]:
    yield _seat("who", reading.seat)
    yield from _filters(reading.filters)
    if reading.thing is not None:
        yield f"thing {_thing(reading.thing)}"
    for name in ("order", "group", "kind"):
        if value := getattr(reading, name):
            yield f"{name} {value}"
    for name in ("fields", "changed_to", "missing", "ignored"):
        if value := getattr(reading, name):
            yield f"{name} {','.join(value)}"
    if reading.party_kind:
        yield f"only {reading.party_kind}"
    if reading.apart:
        yield f"apart {'+'.join(map(_thing, reading.apart))}"
    if reading.published is not None:
        yield f"published {_period(reading.published)}"
    if reading.fewest:
        yield "fewest"
    if reading.yes_no:
        yield "yes or no"


def _filters(filters: Filters) -> Iterator[str]:
    for name, things in (
        ("with", filters.parties),
        ("without", filters.without),
        ("in", filters.places),
        ("not in", filters.elsewhere),
    ):
        if things:
            yield f"{name} {'+'.join(sorted(map(_thing, things)))}"
    for seat in filters.seats:
        yield _seat("seat", seat)
    if filters.period is not None:
        yield f"when {_period(filters.period)}"
    for name, values in (
        ("status", (*filters.statuses, *(["unheld"] if filters.unheld else []))),
        ("mode", filters.modes),
        ("level", filters.levels),
        ("format", filters.formats),
        ("topic", tuple("+".join(word.split("|")[0] for word in topic) for topic in filters.topics)),
    ):
        if values:
            yield f"{name} {','.join(values)}"
    for post in filters.posts:
        yield f"post {_post(post)}"
    for name in ("ordinal", "minutes", "at_least"):
        if value := getattr(filters, name):
            yield f"{name} {value}"
    if filters.occasion is not None:
        yield f"margins {_thing(filters.occasion)}"
    if filters.only:
        yield "nobody else"
    for name, anchor in (("before", filters.before), ("after", filters.after)):
        if anchor is not None:
            yield f"{name} ({'; '.join(_filters(anchor))})"


def _seat(name: str, seat: Seat) -> str:
    parts = []
    if seat.person is not None:
        parts.append(_thing(seat.person))
    if seat.party is not None:
        parts.append(f"for {_thing(seat.party)}")
    if seat.post is not None:
        parts.append(f"as {_post(seat.post)}")
    if seat.replaced is not None:
        parts.append(f"in place of {_replaced(seat.replaced)}")
    return f"{name} {' '.join(parts)}" if parts else ""


def _replaced(replaced: Replaced) -> str:
    if replaced.person is not None:
        return _thing(replaced.person)
    return _post(replaced.post) if replaced.post is not None else "anybody"


def _post(post: Post) -> str:
    of = f" of {_thing(post.party)}" if post.party is not None else ""
    return f"{post.standing + ' ' if post.standing else ''}{'/'.join(post.roles)}{of}"


def _thing(thing: Thing) -> str:
    return "/".join(sorted(key.rpartition("/")[2] if key.startswith("https:") else key for key in thing.keys))


def _period(period: Period) -> str:
    if period.choices:
        return period.words
    if period.yearless:
        return "-".join(f"{n:02}" for n in period.yearless)
    return f"{period.first or ''}..{period.last or ''}"
