"""Our own pages: templates that escape all text, links to the page of an IRI, and the policy they run under."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from kgraph.rdf.ns import VOCAB_BASE, VOCABULARIES

#: What our pages may do: scripts, styles and pictures of this server alone, no frame around them.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
#: The editor writes styles into the elements it makes.
EDITOR_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_DOTS = {"%2E", "%2E%2E"}


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("kgraph.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["path"] = path
    made.filters["words"] = lambda name: name.replace("_", " ")
    return made


def page(name: str, **variables: object) -> bytes:
    """The page ``templates/NAME.html.j2`` in UTF-8."""
    return _environment().get_template(f"{name}.html.j2").render(variables).encode("utf-8", "replace")


def path(base: str, iri: str) -> str | None:
    """Where the page of an IRI is: on this server for one of ours, at its own address for another; None for no address.

    >>> path("https://example.org/", "https://example.org/state/FRA"), path("https://example.org/", "urn:x")
    ('/id/state/FRA', None)
    >>> path("https://example.org/", "https://w3id.org/kgraph/vocab/status/held")
    '/vocab/status/held'
    """
    if iri.startswith(base):
        local = iri[len(base) :]
        # browsers take %2E%2E for a step up
        return f"/id?iri={quote(iri, safe='')}" if _DOTS & set(local.split("/")) else f"/id/{local}"
    if iri.startswith(VOCAB_BASE):
        return f"/vocab/{iri[len(VOCAB_BASE) :]}"
    if iri.startswith(VOCABULARIES["kg"]):
        return f"/ns#{iri[len(VOCABULARIES['kg']) :]}"
    return iri if iri.startswith(("http://", "https://")) else None
