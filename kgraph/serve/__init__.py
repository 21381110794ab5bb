"""The graph over HTTP, read-only: SPARQL 1.1 Protocol, a page for every IRI, the editor, the ask box, the picture."""
