"""Asking the graph: SPARQL, the catalogue of named queries, and plain English.  Nothing here reads articles."""
