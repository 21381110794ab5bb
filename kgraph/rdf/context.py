"""What the writers of facts and of evidence share: the IRIs, the names, and which quotes hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.rdf import parties

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kgraph.model import Article, Knowledge, Source
    from kgraph.rdf.ids import Ids


@dataclass(frozen=True, slots=True)
class Context:
    """One knowledge under one base IRI."""

    ids: Ids
    names: Mapping[str, str]
    articles: Mapping[str, Article]
    meetings: Mapping[str, str]  # id of any mention -> id of the meeting it became
    offices: Mapping[tuple[str | None, str], str]  # (party, office) -> role, where all texts agree on it

    def valid(self, sources: Iterable[Source]) -> list[Source]:
        """The sources whose words do stand in their article, sorted: no other evidence is ever written."""
        return sorted({source for source in sources if self.holds(source)})

    def holds(self, source: Source) -> bool:
        """Whether the article has exactly these words there."""
        article, quote = self.articles.get(source.article), source.quote
        return article is not None and bool(quote.text) and article.text[quote.start : quote.end] == quote.text

    def party_name(self, code: str) -> str:
        """English name of a party."""
        return parties.name(code, self.names)

    def place_name(self, city: str | None, country: str | None) -> str:
        """'Vienna, Austria', 'Austria' or 'Vienna'."""
        return ", ".join(part for part in (city, self.party_name(country) if country else None) if part)


def context(knowledge: Knowledge, ids: Ids) -> Context:
    """The context of a whole knowledge."""
    roles: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    held = [(t.of, t.office, t.role) for t in knowledge.tenures]
    held += [(p.represents, p.office, p.role) for meeting in knowledge.meetings for p in meeting.participations]
    for of, office, role in held:
        if office and role:
            roles[of, office].add(role)
    # an id that some meeting bears itself never leads to another one
    mentions = {mention: meeting.id for meeting in knowledge.meetings for mention in meeting.mention_ids}
    return Context(
        ids=ids,
        names=knowledge.names,
        articles={article.id: article for article in knowledge.articles},
        meetings=mentions | {meeting.id: meeting.id for meeting in knowledge.meetings},
        offices={key: next(iter(found)) for key, found in roles.items() if len(found) == 1},
    )
