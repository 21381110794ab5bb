"""What an encounter was about, in the words of the article."""

from kgraph.extract.topics.assigning import of_all

__all__ = ["of_all"]
