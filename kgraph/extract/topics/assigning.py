"""Which encounter a topic belongs to.

An encounter's own sentences tell topics, and so do those behind them that say what its people, "they", "the two sides"
or "the talks" dealt with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.extract.grammar import word_set
from kgraph.extract.mentions import Kind
from kgraph.extract.topics.finding import in_sentence
from kgraph.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.extract.clauses.sentence import Sentence
    from kgraph.extract.encounters.encounter import Encounter
    from kgraph.extract.paragraphs import Paragraph
    from kgraph.extract.referents.discourse import Discourse

# What a sentence that goes on about an encounter has for a subject.
_GOES_ON = word_set("topics", "talks") | word_set("topics", "deals")
_MOST = 12


def of_all(encounters: Sequence[Encounter], discourse: Discourse) -> dict[int, list[str]]:
    """The topics of every encounter by its ``id()``, in the order of the text, at most a dozen each."""
    out: dict[int, list[str]] = {id(e): [] for e in encounters}
    told: dict[int, list[tuple[Encounter, bool]]] = {}
    for encounter in encounters:
        for event in encounter.events:
            if not event.headline:
                told.setdefault(id(event.sentence), []).append((encounter, event.background or event.previous))
    titles: dict[int, Encounter] = {}
    for encounter in encounters:
        titles.update((id(e.sentence), encounter) for e in encounter.events if e.headline)
    current: Encounter | None = None
    for index in sorted(discourse.pages):
        page = discourse.pages[index]
        for sentence in page.sentences:
            if page.kind == BlockKind.HEADLINE:
                if id(sentence) in titles:
                    _add(out[id(titles[id(sentence)])], in_sentence(page, sentence))
                continue
            here = told.get(id(sentence), [])
            main = next((e for e, aside in here if not aside), None)
            # what is told in passing does not become the story's subject
            about = main or (here[0][0] if here else None)
            current = main or current or about
            if about is None and current is not None and _goes_on(page, sentence, current, discourse):
                about = current
            if about is not None:
                topics = out[id(about)]
                _add(topics, in_sentence(page, sentence))
    return out


def _add(topics: list[str], found: Iterable[str]) -> None:
    """New topics, each once however it is written."""
    for topic in found:
        if len(topics) < _MOST and topic.casefold() not in {t.casefold() for t in topics}:
            topics.append(topic)


def _goes_on(page: Paragraph, sentence: Sentence, encounter: Encounter, discourse: Discourse) -> bool:
    """Whether a sentence still tells of an encounter: "they", "the two sides", "the talks" or its people act in it."""
    if sentence.doc is None:
        return False
    people = {id(p) for p in encounter.people}
    if any(token.lower_ == "agenda" for token in sentence.doc):
        return True
    for token in sentence.doc:
        if not token.dep_.startswith("nsubj"):
            continue
        mention = sentence.mention(token)
        if mention is None:
            if token.lower_ in _GOES_ON:
                return True
            continue
        if (mention.kind in (Kind.GROUP, Kind.DELEGATION) and mention.plural) or (
            mention.kind == Kind.PRONOUN and mention.plural
        ):
            return True
        meant = discourse.of(page, mention)
        if {id(p) for p in meant.people} & people:
            return True
        if mention.kind == Kind.PARTY and meant.parties and set(meant.parties) <= set(encounter.all_parties):
            return True
    return False
