"""An answer to a question in English, as a page or as JSON."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from kgraph.query.ask import answer as answer_question
from kgraph.query.tokens import tokens
from kgraph.serve import html
from kgraph.serve.negotiate import HTML
from kgraph.serve.protocol import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.query.english.lexicon import Lexicon


def answer(lexicon: Lexicon, question: str, form: str) -> tuple[dict[str, Any], bytes]:
    """The answer to a question over one snapshot; JSON is that of ``kgraph ask --format json``.

    Raises RefusedError (400) when there is no question.
    """
    if not question.strip():
        if form == HTML:
            return {"type": form}, html.page("ask", answer=None, question="", quotes=[], declared="")
        raise RefusedError(400, "the question is empty (ask with ?q=...)")
    found = answer_question(lexicon, question, dt.date.today())
    if form != HTML:
        return {"type": form}, json.dumps(found.to_json(), ensure_ascii=False, indent=1).encode()
    quotes = [(quote, html.path(lexicon.ids.base, _quote_iri(lexicon, quote.to_json()))) for quote in found.evidence]
    declared = _declared(found.sparql or "", lexicon.prefixes)
    return {"type": form}, html.page("ask", answer=found, question=question, quotes=quotes, declared=declared)


def _declared(query: str, prefixes: Mapping[str, str]) -> str:
    """The query with the prefixes that it uses declared, as editors want it."""
    used = {token.text.partition(":")[0] for token in tokens(query) if token.kind == "name"}
    return "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in sorted(used & set(prefixes))) + query


def _quote_iri(lexicon: Lexicon, quote: dict[str, Any]) -> str:
    from kgraph.model import Quote

    return lexicon.ids.quote(quote["article"], Quote(quote["start"], quote["end"], quote["quote"])).value
