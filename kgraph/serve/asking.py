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
from kgraph.serve.sections import quotes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.query.english.lexicon import Lexicon
    from kgraph.query.select import Reader


def answer(reader: Reader, lexicon: Lexicon, question: str, form: str) -> tuple[dict[str, Any], bytes]:
    """The answer to a question over one snapshot, of which ``lexicon`` knows the names.

    JSON is that of ``kgraph ask --format json``.  Raises RefusedError (400) when there is no question.
    """
    if not question.strip():
        if form == HTML:
            return {"type": form}, html.page("ask", answer=None, question="", quotes=[], declared="", base=reader.base)
        raise RefusedError(400, "the question is empty (ask with ?q=...)")
    found = answer_question(lexicon, question, dt.date.today())
    if form != HTML:
        return {"type": form}, json.dumps(found.to_json(), ensure_ascii=False, indent=1).encode()
    said = quotes(reader, [_quote_iri(lexicon, quote.to_json()) for quote in found.evidence])
    declared = _declared(found.sparql or "", lexicon.prefixes)
    content = html.page(
        "ask", answer=found, question=question, quotes=said.values(), declared=declared, base=reader.base
    )
    return {"type": form}, content


def _declared(query: str, prefixes: Mapping[str, str]) -> str:
    """The query with the prefixes that it uses declared, as editors want it."""
    used = {token.text.partition(":")[0] for token in tokens(query) if token.kind == "name"}
    return "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in sorted(used & set(prefixes))) + query


def _quote_iri(lexicon: Lexicon, quote: dict[str, Any]) -> str:
    from kgraph.model import Quote

    return lexicon.ids.quote(quote["article"], Quote(quote["start"], quote["end"], quote["quote"])).value
