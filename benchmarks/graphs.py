"""How fast large graphs answer: every query of the catalogue against rdflib's own store, and questions in English.

    python -m benchmarks.graphs [QUADS ...] [--timeout SECONDS] [--seed N]

For each number of quads (100,000 and 1,000,000 by default) a graph is invented in the shape of ours, written as
``kgraph build`` writes it, and asked as ``kgraph serve`` asks it: on disk, in a worker, the result written as TSV or
N-Triples.  Right after it the same text runs on the same quads in memory, with kgraph's engine (pyoxigraph) and with
rdflib (``rdflib.Dataset``; reading its rows is all that is counted).  Best of three where one takes under a second; a
query that is not done in time is stopped.  rdflib cannot sort by STR of what may be missing, so in all of them an
``ORDER BY STR(?x)`` is ``ORDER BY COALESCE(STR(?x), "")``.  Where rdflib has another number of rows, the table says so,
and the ratio does not count.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import statistics
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.held import RUNS, Held, Measured, best, rows
from benchmarks.invented import TOPICS, knowledge
from kgraph import workspace
from kgraph.query import catalogue
from kgraph.query.ask import answer, ask
from kgraph.query.english.lexicon import Lexicon
from kgraph.query.terms import bind
from kgraph.query.worker import StoppedError, Worker
from kgraph.rdf import ns, store, write
from kgraph.rdf.ids import Ids
from kgraph.serve import pool

if TYPE_CHECKING:
    from collections.abc import Callable

    from kgraph.model import Knowledge
    from kgraph.workspace import Workspace

SIZES = (100_000, 1_000_000)
TODAY = dt.date(2025, 7, 1)
_LARGEST = 10**9
_STR, _SORTABLE = re.compile(r"STR\((\?\w+)\)"), r'COALESCE(STR(\1), "")'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quads", type=int, nargs="*", default=SIZES)
    parser.add_argument("--timeout", type=float, default=10.0, help="seconds for one query (10)")
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    for quads in wanted.quads:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), quads, wanted.seed, wanted.timeout)


def _meetings(quads: int, seed: int) -> int:
    """How many meetings make so many quads, as two small graphs tell."""
    few, more = 200, 600
    least, most = (len(set(write.quads(knowledge(count, seed)))) for count in (few, more))
    return max(few, few + round((quads - least) * (more - few) / (most - least)))


def _measure(folder: Path, quads: int, seed: int, timeout: float) -> None:
    known = knowledge(_meetings(quads, seed), seed)
    data = workspace.create(folder / "data")
    for article in known.articles:
        data.put_article(article)
    distinct = set(write.quads(known, Ids(data.base)))
    start = time.perf_counter()
    store.replace(data.graph, distinct)
    written = time.perf_counter() - start
    lines = folder / "graph.nq"
    lines.write_text("".join(f"{quad} .\n" for quad in sorted(map(str, distinct))), encoding="utf-8")
    print(f"\n## {len(distinct):,} quads: {len(known.meetings):,} meetings, {len(known.people):,} people, "
          f"{len(known.articles):,} articles; seed {seed}\n")  # fmt: skip
    del distinct
    with store.read(data.graph) as snapshot:
        queries = _queries(known, snapshot.store, data.base)
    _questions(data, known)
    with Worker(pool.MODULE) as worker, Held("pyoxigraph", lines) as memory, Held("rdflib", lines) as peer:
        print(f"\nWritten to disk in {written:.1f} s; rdflib reads it in {peer.read:.1f} s.\n")
        found = {}
        for name, query in queries.items():
            declared = ns.sparql_prefixes(data.base) + query
            on_disk = best(partial(_asked, worker, data, query, timeout))
            found[name] = on_disk, memory.asked(declared, timeout), peer.asked(declared, timeout)
    _table(found, timeout)


# --- the catalogue ---


def _queries(known: Knowledge, graph: Any, base: str) -> dict[str, str]:
    """Each query of the catalogue, asked of the busiest people and parties."""
    given = _values(known)
    found = {}
    for name, query in catalogue.catalogue().items():
        used: Counter[str] = Counter()
        words = {}
        for parameter in query.parameters:
            choice = given.get(parameter.type, [])
            if parameter.default is None:
                words[parameter.name] = choice[used[parameter.type]]
                used[parameter.type] += 1
        head, _, order = bind(query.text, catalogue.values(query, words, graph, base)).rpartition("ORDER BY")
        found[name] = f"{head}ORDER BY{_STR.sub(_SORTABLE, order)}" if head else order
    return found


def _values(known: Knowledge) -> dict[str, list[str]]:
    """What to ask for, by type of parameter."""
    parties = Counter(party for meeting in known.meetings for party in meeting.parties)
    people = Counter(part.person for meeting in known.meetings for part in meeting.participations if part.person)
    busiest = people.most_common(1)[0][0]
    meetings = [m for m in known.meetings if any(part.person == busiest for part in m.participations)]
    met = Counter(part.person for m in meetings for part in m.participations if part.person not in {None, busiest})
    cities = Counter(m.place.city for m in known.meetings if m.place.city)
    names = {person.id: person.name for person in known.people}
    base = Ids().base
    return {
        "person": [f"<{base}person/{busiest}>", f"<{base}person/{met.most_common(1)[0][0]}>"],
        "party": [f"<{base}state/{code}>" for code, _ in parties.most_common(3)],
        "meeting": [f"<{base}meeting/{meetings[0].id}>"],
        "place": [str(cities.most_common(1)[0][0])],
        "text": [TOPICS[0]],
        "day": ["2024-01-01", "2024-12-31"],
        "status": ["planned"], "mode": ["phone"], "level": ["ministerial"], "format": ["trilateral"],
        "role": ["foreign_minister"], "number": ["2"],
        "names": [names[str(busiest)], names[str(met.most_common(1)[0][0])]],
        "codes": [code for code, _ in parties.most_common(2)],
    }  # fmt: skip


def _asked(worker: Worker, data: Workspace, query: str, timeout: float) -> Measured:
    request = {
        "do": "query", "data": str(data.root.resolve()), "query": query, "default_graphs": [], "named_graphs": [],
        "address": "http://localhost/", "table": "text/tab-separated-values", "graph": "application/n-triples",
        "size": _LARGEST,
    }  # fmt: skip
    start = time.perf_counter()
    try:
        reply, content = worker.call(request, timeout)
    except StoppedError:
        return Measured(None)
    seconds = time.perf_counter() - start
    if "error" in reply:
        raise RuntimeError(reply["error"])
    return Measured(seconds, rows(content))


def _table(found: dict[str, tuple[Measured, Measured, Measured]], timeout: float) -> None:
    print("| query | rows | kgraph on disk, ms | in memory, ms | rdflib in memory, ms | times faster | in memory |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    ratios: tuple[list[float], list[float]] = ([], [])
    for name, (disk, memory, peer) in found.items():
        times = []
        for mine, kept in zip((disk, memory), ratios, strict=True):
            if mine.seconds is None or (peer.seconds is not None and peer.rows != mine.rows):
                times.append("")
                continue
            kept.append((peer.seconds or timeout) / mine.seconds)
            times.append(f"{'over ' if peer.seconds is None else ''}{kept[-1]:,.0f}")
        said = _ms(peer, timeout)
        if peer.seconds is not None and peer.rows != disk.rows:
            said += " (fails)" if peer.rows < 0 else f" ({peer.rows:,} rows)"
        cells = (name, f"{disk.rows:,}", _ms(disk, timeout), _ms(memory, timeout), said, *times)
        print(f"| {' | '.join(cells)} |")
    for where, kept in zip(("on disk", "in memory"), ratios, strict=True):
        many, middle = sum(ratio >= 10 for ratio in kept), statistics.median(kept)
        print(f"\n{where}: {len(kept)} of {len(found)} queries compared, median {middle:.0f} times faster;")
        print(f"{many} at least 10 times, the least {min(kept):.1f} times.")


def _ms(found: Measured, timeout: float) -> str:
    return f"over {timeout * 1000:,.0f}" if found.seconds is None else f"{found.seconds * 1000:,.1f}"


# --- questions ---


def _questions(data: Workspace, known: Knowledge) -> None:
    """Selective questions: the whole answer with its quotes, and the bare query in the same store."""
    values = _values(known)
    (one, other), (code, second) = values["names"], values["codes"]
    party, their = known.names[code], known.names[second]
    questions = (
        f"Who represented {party} in July 2015?",
        f"Who represented {party} when they met {their} in 2015?",
        f"When did {one} meet {other}?",
        f"What office did {one} hold in 2015?",
        f"Who stood in for {one}?",
        f"Which meetings of {party} in 2015 were planned?",
        f"How often did {party} and {their} meet in 2015?",
        f"Which meetings were in {values['place'][0]} in 2015?",
        f"Did {one} meet {other} in 2015?",
    )
    with store.read(data.graph) as snapshot:
        lexicon = Lexicon(snapshot.store, data.base)
        print("| question | rows | quotes | answer, ms | its query alone, ms |\n|---|---:|---:|---:|---:|")
        for question in questions:
            told = answer(lexicon, question, TODAY)
            seconds = _quickest(partial(answer, lexicon, question, TODAY))
            bare = _quickest(partial(lexicon.table, told.sparql)) if told.sparql else 0.0
            print(
                f"| {question} | {len(told.rows)} | {len(told.evidence)} | {seconds * 1000:.0f} | {bare * 1000:.0f} |"
            )
    start = time.perf_counter()
    ask(data, questions[0], TODAY)
    print(f"\nThe first of them anew, with the names of the graph read for it: {time.perf_counter() - start:.2f} s.")


def _quickest(run: Callable[[], Any]) -> float:
    found = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


if __name__ == "__main__":
    main()
