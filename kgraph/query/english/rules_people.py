"""Rules for questions about people: who stood in, who represented, who held which office, who met whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.query.english.posts import post_of_words, roles_of
from kgraph.query.english.reading import Filters, Post, Reading, Replaced, Seat, Thing

if TYPE_CHECKING:
    from kgraph.query.english.question import Question

#: Question words whose answer is no person.
_NOT_WHO = ("when", "where", "how many", "how often")
_OPPOSITE = ("counterpart", "counterparts", "interlocutor", "interlocutors")
#: Words that ask whom somebody represents, or with a verb for it in whose place somebody comes.
_FOR_WHOM = ("for whom", "whom for")


def stand_in(q: Question) -> Reading | None:
    """Who came in whose place, and why."""
    clause = q.clause
    absent = clause.denied and any("/person/" in key for thing in clause.without for key in thing.keys)
    why = "why" in q.wh and (absent or (q.has("pred", "represent", "attend", "send") and not clause.denied))
    for_whom = q.says(*_FOR_WHOM) and not q.stands_in
    if (
        not (q.stands_in or (q.has("standin ask") and not for_whom) or why)
        or q.head == "meeting"
        or set(q.wh[:1]) & set(_NOT_WHO)
    ):
        return None
    on_behalf = any("behalf" in item.low for item in q.items)
    if on_behalf and clause.represented and not clause.replaced and not clause.people:
        return None  # on behalf of a state: its representative
    found = q.filters()
    agent, replaced = q.stand_in()
    if why and replaced is None and clause.denied and clause.without and "/person/" in clause.without[0].keys[0]:
        replaced = Replaced(person=clause.without[0])  # "why was Paki absent"
        found = replace(found, without=tuple(clause.without[1:]))
    if q.wh[:1] == ("which",) and agent is None and not q.people and (post := asked_post(q)) and _passive(q):
        replaced, found = Replaced(post=post), replace(found, levels=(), posts=())
        seat = Seat(None, q.represented, None, replaced)  # "which ministers were replaced"
        return Reading("standin", ("person", "in place of"), found, seat)
    taken = {agent} | ({replaced.person} if replaced else set())
    office = replaced is not None and replaced.post is not None
    found = replace(
        found,
        seats=tuple(seat for seat in found.seats if seat.person not in taken),
        posts=() if office else found.posts,
        parties=() if office else found.parties,
    )
    open_ = replaced is None or (replaced.post is not None and replaced.post.party is None)
    asked = (["person"] if agent is None else []) + (["in place of"] if open_ else [])
    asked = (asked or ["person", "in place of"]) + (["because"] if "why" in q.wh else [])
    seat = Seat(agent, q.represented, None, replaced or Replaced())
    return Reading("standin", tuple(asked), found, seat, yes_no=q.yes_no)


def _passive(q: Question) -> bool:
    return any(item.low == "replaced" for item in q.items) and q.has("aux", "be")


def represent(q: Question) -> Reading | None:
    """Who represented a party; whom somebody represented."""
    clause, found, people = q.clause, q.filters(), q.people
    verb = q.has("pred", "represent", "send") or (q.has("pred", "lead") and q.has("noun", "delegation"))
    led = q.has("pred", "lead") and bool(clause.parties) and "who" in q.wh and bool(found.places)
    which = q.which.mention if q.which is not None else None  # "which Norwegians"
    asks_who = q.asks("who", "whose") or q.head in {"person", "official"} or q.has("ask")
    asks_who = asks_who or (which is not None and which.form == "people")
    first = q.first
    for_whom = len(people) == 1 and (
        q.says(*_FOR_WHOM) or (q.head == "country" and first is not None and first.low == "for")
    )
    if for_whom and not clause.represented:
        return Reading("represented", ("party",), replace(found, seats=()), Seat(people[0]))
    if not (verb or led or (clause.represented and asks_who)):
        return None
    if q.head in {"meeting", "article"} or set(q.wh[:1]) & set(_NOT_WHO):
        return None
    party = q.represented
    if party is None and (verb or led) and clause.parties:
        party = next((p for p in clause.before_verb if p in clause.parties), clause.parties[0])
    rest = replace(found, parties=tuple(p for p in found.parties if p != party))
    if q.head == "country" and (party is not None or not people):
        return Reading("attend", ("party",), rest)
    if party is None and not people and len(q.wh) < 2 and (not verb or found.empty) and not clause.missing:
        return None
    if q.yes_no and people:
        seats = (Seat(people[0], party), *(Seat(person) for person in people[1:]))
        return Reading("yesno", ("meeting",), replace(rest, seats=seats), yes_no=True)
    if people and party is None:
        return Reading("represented", ("party",), replace(found, seats=()), Seat(people[0]))
    asked = ("person",) if party is not None and len(party.keys) == 1 else ("person", "party")
    return Reading("represent", asked, rest, Seat(None, party))


def office(q: Question) -> Reading | None:
    """What office a person held; who held an office."""
    clause, found, people = q.clause, q.filters(), q.people
    posts = clause.posts
    asks = q.has("office ask") or q.head == "office" or (q.has("noun", "office") and bool(people))
    was = q.wh[:1] == ("which",) and not q.has("pred") and not q.has("noun") and q.has("aux", "be")
    if len(people) == 1 and (asks or was) and not posts and not q.has("pred", "know"):
        return Reading("office", ("office",), replace(found, seats=()), Seat(people[0]))
    acts = q.has("pred", "meet", "represent", "discuss", "attend", "send")
    if len(posts) == 1 and not acts and not q.has("noun", "meeting", "delegation", "round"):
        seat = Seat(None, q.post_party(posts[0]), posts[0])
        found = replace(found, seats=(), posts=(), parties=())
        if seat.party is None and (country := _country(found)):  # "the foreign minister in Norway"
            seat = Seat(None, country, replace(posts[0], party=country))
            found = replace(found, places=())
        if len(people) == 1 and (q.yes_no or "when" in q.wh):
            return Reading("holder", ("person", "office"), found, replace(seat, person=people[0]), yes_no=q.yes_no)
        first = q.first
        told = first is not None and (first.has("ask") or first.kind in {"office", "name"})
        if not people and (q.asks("who", "which") or told):
            return Reading("holder", ("person", "office"), found, seat)
    heads = q.has("pred", "lead") and "who" in q.wh and not posts and not clause.represented
    if heads and len(found.parties) == 1 and not found.places and not q.has("noun"):
        party = found.parties[0]
        roles = ("igo_head",) if "/organisation/" in party.keys[0] else ("head_of_government", "head_of_state")
        post = replace(post_of_words("head", party, q.lexicon), roles=roles, words=())
        return Reading("holder", ("person", "office"), replace(found, parties=()), Seat(None, party, post))
    return None


def _country(found: Filters) -> Thing | None:
    """The one country that a question names as a place."""
    states = [key for place in found.places for key in place.keys if "/state/" in key]
    return Thing((states[0],), found.places[0].shown) if len(found.places) == len(states) == 1 else None


def asked_post(q: Question) -> Post | None:
    """The office or the rank of "which foreign ministers", "which leaders"."""
    item = q.which
    if item is None or q.modifies_meeting(item):
        return None
    if item.office is not None and item.office.plural and q.clause.posts:
        return q.clause.posts[0]
    level = item.value("level")
    return Post(f"{level} rank", roles_of(level)) if level and item.low.endswith("s") else None


def met(q: Question) -> Reading | None:
    """Who met whom; who attended; which countries took part."""
    found = q.filters()
    post = asked_post(q)
    if post is not None:
        level = q.which.value("level") if q.which else None
        levels = tuple(other for other in found.levels if other != level)
        found = replace(found, levels=levels, posts=tuple(p for p in found.posts if p != post))
    person = "who" in q.wh or q.head in {"person", "official"} or post is not None
    country = q.head == "country" or ("who" in q.wh and q.says("parties", "sides"))
    if q.head == "meeting" or not (person or country) or q.yes_no or not _comes_together(q, found):
        return None
    asked = "party" if country else "person"
    seat = Seat(party=q.represented, post=post)
    known = found.seats or found.parties or found.posts
    if q.wh.count("who") > 1 and not found.seats and not found.parties:
        return Reading("pairs", ("person", "met"), found)
    attends = q.has("pred", "attend", "lead") or (not q.has("pred", "meet") and not q.says(*_OPPOSITE))
    if not known or (attends and not found.seats and not (found.posts and q.has("pred", "meet"))):
        return Reading("attend", (asked,), found, seat)
    return Reading("met", (asked,), found, seat)


def _comes_together(q: Question, found: Filters) -> bool:
    """Whether the question is about people at a meeting at all."""
    if q.has("pred", "meet", "attend", "discuss", "happen", "lead") or q.has("noun", "meeting", "round"):
        return True
    if q.says(*_OPPOSITE):
        return True
    if q.says("participant", "participants", "attendee", "attendees"):
        return True
    # "who was in Oslo on 3 May?"
    there = ("who" in q.wh or q.head in {"person", "official"}) and q.has("aux", "be") and bool(found.places)
    return there and not found.posts and not found.seats


def named(q: Question) -> Thing | None:
    """The one thing that a question about something is about: a person, else a party."""
    if q.people:
        return q.people[0]
    return next(iter((*q.clause.parties, *q.clause.represented)), None)
