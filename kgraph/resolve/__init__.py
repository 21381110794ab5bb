"""Joining persons and meetings across articles, and weighing what the articles say of them."""

from kgraph.resolve.knowledge import resolve

__all__ = ["resolve"]
