"""``kgraph check``: does the graph keep its rules, and does every quote stand in its article?"""

from __future__ import annotations

import typer

from kgraph.commands.common import DEFAULT_DATA, Data, clean, note, say, workspace

_EXAMPLES = """
Example:

  kgraph check --data talks
"""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check", epilog=_EXAMPLES)(check)


def check(data: Data = DEFAULT_DATA) -> None:
    """Compare the graph with its shapes (SHACL) and every quote with the stored text.

    Exit code 1 when something fails. Sources that disagree are no failure: see kgraph conflicts.
    """
    from kgraph.rdf import store
    from kgraph.rdf.check import check as run

    opened = workspace(data)
    texts = {article.id: article.text for article in opened.articles()}
    with store.read(opened.graph) as snapshot:
        report = run(snapshot.store, texts)
    for finding in report.findings:
        say(f"{finding.severity.lower()}: {clean(str(finding))}")
    wrong = sum(finding.severity == "Violation" for finding in report.findings)
    verdict = "conforms" if report.conforms else f"does not conform: {wrong} violations"
    say(f"{verdict}; {len(texts) - len(report.waiting)} articles, {report.quotes} quotes compared")
    if report.waiting:
        more = "1 more article is" if len(report.waiting) == 1 else f"{len(report.waiting)} more articles are"
        note(f"kgraph: {more} stored and not in the graph yet (run kgraph build)")
    if not report.conforms:
        raise typer.Exit(1)
