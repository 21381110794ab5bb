"""The paragraphs of one page on the way to their kinds: what the steps of :mod:`kgraph.text.layout` share."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgraph.model import BlockKind
from kgraph.text import dateline
from kgraph.text.labels import Label, label
from kgraph.text.paragraphs import spans
from kgraph.text.shapes import Shape

_KINDS = {
    Label.CAPTION: BlockKind.CAPTION,
    Label.META: BlockKind.META,
    Label.TIME: BlockKind.META,
    Label.BOILERPLATE: BlockKind.BOILERPLATE,
    Label.LIST: BlockKind.BOILERPLATE,
    Label.KEYPOINTS: BlockKind.BOILERPLATE,
    Label.END: BlockKind.BOILERPLATE,
}


@dataclass
class Page:
    """Paragraphs with their labels; ``kinds`` holds what is told so far, None for the rest.

    ``datelines`` are those that paragraphs begin with, ``points`` the paragraphs of a summary.
    """

    shapes: list[Shape]
    labels: list[Label | None]
    kinds: list[BlockKind | None]
    datelines: list[dateline.Dateline | None]
    points: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Page:
        """A page whose paragraphs are judged one by one."""
        shapes = [Shape(start, end, text[start:end]) for start, end in spans(text)]
        labels = [label(shape) for shape in shapes]
        kinds = [_KINDS[found] if found else None for found in labels]
        return cls(shapes, labels, kinds, [dateline.parse(shape.text) for shape in shapes])

    def open(self) -> list[int]:
        """Paragraphs whose kind is not told yet."""
        return [i for i, kind in enumerate(self.kinds) if kind is None]

    def fill(self, start: int, stop: int) -> None:
        """Boilerplate from one paragraph up to another."""
        self.kinds[start:stop] = [BlockKind.BOILERPLATE] * (stop - start)

    def is_prose(self, i: int) -> bool:
        """Whether a paragraph reads as an article's and bears no label."""
        return self.labels[i] is None and self.shapes[i].prose

    def is_line(self, i: int) -> bool:
        """Whether there is such a paragraph and it is a bare line without label or final mark: a headline, a link."""
        inside = 0 <= i < len(self.shapes)
        return inside and self.labels[i] is None and not self.shapes[i].prose and not self.shapes[i].end_mark
