"""A small world of invented people and talks, for questions and queries: every sentence of it is made up here."""
# ruff: noqa: E501 (a table of tenures reads best one a line)

from __future__ import annotations

import hashlib

from kgraph.model import (
    Article,
    Knowledge,
    Participation,
    Place,
    Quote,
    ResolvedClaim,
    ResolvedMeeting,
    ResolvedPerson,
    Source,
    StatusReport,
    Tenure,
)

TEXTS = {
    "bay-times": (
        "New Zealand, Chile and Iceland held talks in Valparaíso on Thursday. "
        "Deputy Foreign Minister Mere Tawhiri came in place of Foreign Minister Rewi Paki, who has the flu. "
        "Chilean Foreign Minister Lucía Araya and the ambassador of Iceland took part. "
        "It was the third such round, and for 40 minutes they spoke of krill and fishing quotas. "
        "Their previous talks, without Iceland, were in Oslo in March 2018."
    ),
    "forum-notes": (
        "New Zealand, Chile and Iceland will meet in Santiago on 8 May, on the sidelines of the Southern Ocean Forum."
    ),
    "call-report": "Prime Minister Jón Helgason spoke by phone with UN Secretary-General Ama Boateng on Monday.",
    "video-plan": "Norway and Chile plan a video conference in 2020.",
    "harbour-post": (
        "Foreign Minister Rewi Paki received his Norwegian counterpart Ingrid Solberg in Wellington on Monday. "
        "They discussed whaling. "
        "On Tuesday Mere Tawhiri met Chilean Deputy Foreign Minister Tomás Vidal there. "
        "Paki, Araya and Solberg will meet on the margins of the UN General Assembly in New York on 20 September. "
        "Norway and Iceland are to meet in Reykjavik on 2 July; State Secretary Kari Nansen and Ambassador "
        "Anna Helgason will lead the teams."
    ),
    "north-wire": "The Norwegian-Icelandic talks due in Reykjavik on 2 July are cancelled because of a strike.",
    "union-gazette": "The European Union and Chile put off their talks in Geneva from November.",
    "weather": "Nothing of note happened in Wellington.",
}
ISSUED = {
    "bay-times": "2019-05-10",
    "forum-notes": "2019-05-01",
    "call-report": "2019-10-07",
    "video-plan": "2019-11",
    "harbour-post": "2021-06-16",
    "north-wire": "2021-06-30",
    "union-gazette": "2021-10-29",
}


def says(article: str, words: str) -> Source:
    """The source of these words."""
    start = TEXTS[article].index(words)
    return Source(article, Quote(start, start + len(words), words))


def person(key: str, names: str, article: str, words: str) -> ResolvedPerson:
    """A person by "Name|Other spelling"."""
    spellings = tuple(names.split("|"))
    return ResolvedPerson(key, spellings[0], spellings, (says(article, words),))


HELD = says("bay-times", "New Zealand, Chile and Iceland held talks in Valparaíso on Thursday")
INSTEAD = says("bay-times", "Mere Tawhiri came in place of Foreign Minister Rewi Paki, who has the flu")
JOINED = says("bay-times", "Chilean Foreign Minister Lucía Araya and the ambassador of Iceland took part")
ROUND = says("bay-times", "It was the third such round, and for 40 minutes they spoke of krill and fishing quotas")
BEFORE = says("bay-times", "Their previous talks, without Iceland, were in Oslo in March 2018")
PLAN = says("forum-notes", "New Zealand, Chile and Iceland will meet in Santiago on 8 May")
CALL = says("call-report", "Prime Minister Jón Helgason spoke by phone with UN Secretary-General Ama Boateng on Monday")
VIDEO = says("video-plan", "Norway and Chile plan a video conference in 2020")
VISIT = says("harbour-post", "Rewi Paki received his Norwegian counterpart Ingrid Solberg in Wellington on Monday")
WHALES = says("harbour-post", "They discussed whaling")
TUESDAY = says("harbour-post", "On Tuesday Mere Tawhiri met Chilean Deputy Foreign Minister Tomás Vidal there")
MARGINS = says(
    "harbour-post", "Paki, Araya and Solberg will meet on the margins of the UN General Assembly in New York"
)
NORTH = says("harbour-post", "Norway and Iceland are to meet in Reykjavik on 2 July")
TEAMS = says("harbour-post", "State Secretary Kari Nansen and Ambassador Anna Helgason will lead the teams")
STRIKE = says(
    "north-wire", "The Norwegian-Icelandic talks due in Reykjavik on 2 July are cancelled because of a strike"
)
PUT_OFF = says("union-gazette", "The European Union and Chile put off their talks in Geneva from November")

KNOWLEDGE = Knowledge(
    articles=tuple(
        Article(key, text, hashlib.sha256(text.encode()).hexdigest(), published=ISSUED.get(key))
        for key, text in TEXTS.items()
    ),
    people=(
        person("tawhiri", "Mere Tawhiri|Tawhiri", "bay-times", "Mere Tawhiri"),
        person("paki", "Rewi Paki|Paki|Rewi Pakí", "bay-times", "Rewi Paki"),
        person("araya", "Lucía Araya|Araya", "bay-times", "Lucía Araya"),
        person("vidal", "Tomás Vidal", "harbour-post", "Tomás Vidal"),
        person("helgason", "Jón Helgason|Helgason", "call-report", "Jón Helgason"),
        person("anna", "Anna Helgason", "harbour-post", "Anna Helgason"),
        person("boateng", "Ama Boateng", "call-report", "Ama Boateng"),
        person("solberg", "Ingrid Solberg|Ingrid Sólberg", "harbour-post", "Ingrid Solberg"),
        person("nansen", "Kari Nansen", "harbour-post", "Kari Nansen"),
    ),
    tenures=(
        Tenure("tawhiri", "Deputy Foreign Minister", "deputy_foreign_minister", "NZL", "incumbent", "2019-05-10", (INSTEAD,)),
        Tenure("paki", "Foreign Minister", "foreign_minister", "NZL", "incumbent", "2019-05-10", (INSTEAD,)),
        Tenure("paki", "Foreign Minister", "foreign_minister", "NZL", "incumbent", "2021-06-16", (VISIT,)),
        Tenure("araya", "Foreign Minister", "foreign_minister", "CHL", "incumbent", "2019-05-10", (JOINED,)),
        Tenure("helgason", "Prime Minister", "head_of_government", "ISL", "incumbent", "2019-10-07", (CALL,)),
        Tenure("boateng", "Secretary-General", "igo_head", "UN", "incumbent", "2019-10-07", (CALL,)),
        Tenure("solberg", "Foreign Minister", "foreign_minister", "NOR", "incumbent", "2021-06-16", (VISIT,)),
        Tenure("vidal", "Deputy Foreign Minister", "deputy_foreign_minister", "CHL", "incumbent", "2021-06-16", (TUESDAY,)),
        Tenure("nansen", "State Secretary", "deputy_foreign_minister", "NOR", "incumbent", "2021-06-16", (TEAMS,)),
        Tenure("anna", "Ambassador", "ambassador", "ISL", "incumbent", "2021-06-16", (TEAMS,)),
    ),
    meetings=(
        ResolvedMeeting(
            "valparaiso", "New Zealand–Chile–Iceland ministerial talks, Valparaíso, 9 May 2019", "held", "in-person",
            ("NZL", "CHL", "ISL"), (HELD, PLAN), level="ministerial", date="2019-05-09",
            place=Place("Valparaíso", "CHL"), occasion="Southern Ocean Forum", duration="PT40M", ordinal=3,
            topics=("krill", "fishing quotas"), mention_ids=("valparaiso",), previous="oslo",
            participations=(
                Participation("tawhiri", "NZL", "deputy_foreign_minister", "Deputy Foreign Minister", "paki", None,
                              (INSTEAD,), (INSTEAD,)),
                Participation("araya", "CHL", "foreign_minister", "Foreign Minister", sources=(JOINED,)),
                Participation(None, "ISL", "ambassador", None, sources=(JOINED,)),
            ),
            history=(StatusReport("held", "2019-05-10", HELD), StatusReport("planned", "2019-05-01", PLAN)),
            claims=(
                ResolvedClaim("date", "2019-05-09", HELD, conflicts=True),
                ResolvedClaim("date", "2019-05-08", PLAN, conflicts=True),
                ResolvedClaim("place", "Valparaíso, CHL", HELD, conflicts=True),
                ResolvedClaim("place", "Santiago, CHL", PLAN, conflicts=True),
                ResolvedClaim("topic", "krill", ROUND),
                ResolvedClaim("duration", "PT40M", ROUND),
            ),
        ),
        ResolvedMeeting(
            "oslo", "New Zealand–Chile talks, Oslo, March 2018", "held", "in-person", ("NZL", "CHL"), (BEFORE,),
            date="2018-03", place=Place("Oslo", "NOR"), mention_ids=("oslo",),
            history=(StatusReport("held", "2019-05-10", BEFORE),),
        ),
        ResolvedMeeting(
            "call", "Iceland–UN call, 7 October 2019", "held", "phone", ("ISL", "UN"), (CALL,), level="leaders",
            date="2019-10-07", mention_ids=("call",), history=(StatusReport("held", "2019-10-07", CALL),),
            participations=(
                Participation("helgason", "ISL", "head_of_government", "Prime Minister", sources=(CALL,)),
                Participation("boateng", "UN", "igo_head", "Secretary-General", sources=(CALL,)),
            ),
        ),
        ResolvedMeeting(
            "video", "Norway–Chile video meeting, 2020", "planned", "video", ("NOR", "CHL"), (VIDEO,), date="2020",
            mention_ids=("video",), history=(StatusReport("planned", "2019-11", VIDEO),),
        ),
        ResolvedMeeting(
            "wellington", "New Zealand–Norway ministerial meeting, Wellington, 14 June 2021", "held", "in-person",
            ("NZL", "NOR"), (VISIT,), level="ministerial", date="2021-06-14", place=Place("Wellington", "NZL"),
            topics=("whaling",), mention_ids=("wellington",), history=(StatusReport("held", "2021-06-16", VISIT),),
            claims=(ResolvedClaim("topic", "whaling", WHALES),),
            participations=(
                Participation("paki", "NZL", "foreign_minister", "Foreign Minister", sources=(VISIT,)),
                Participation("solberg", "NOR", "foreign_minister", "Foreign Minister", sources=(VISIT,)),
            ),
        ),
        ResolvedMeeting(
            "tuesday", "New Zealand–Chile vice-ministerial meeting, Wellington, 15 June 2021", "held", "in-person",
            ("NZL", "CHL"), (TUESDAY,), level="vice-ministerial", date="2021-06-15",
            place=Place("Wellington", "NZL"), mention_ids=("tuesday",),
            history=(StatusReport("held", "2021-06-16", TUESDAY),),
            participations=(
                Participation("tawhiri", "NZL", "deputy_foreign_minister", "Deputy Foreign Minister", sources=(TUESDAY,)),
                Participation("vidal", "CHL", "deputy_foreign_minister", "Deputy Foreign Minister", sources=(TUESDAY,)),
            ),
        ),
        ResolvedMeeting(
            "margins", "New Zealand–Chile–Norway ministerial meeting, New York, 20 September 2021", "planned",
            "in-person", ("NZL", "CHL", "NOR"), (MARGINS,), level="ministerial", date="2021-09-20",
            place=Place("New York", "USA"), occasion="UN General Assembly", mention_ids=("margins",),
            history=(StatusReport("planned", "2021-06-16", MARGINS),),
            participations=(
                Participation("paki", "NZL", "foreign_minister", "Foreign Minister", sources=(MARGINS,)),
                Participation("araya", "CHL", "foreign_minister", "Foreign Minister", sources=(MARGINS,)),
                Participation("solberg", "NOR", "foreign_minister", "Foreign Minister", sources=(MARGINS,)),
            ),
        ),
        ResolvedMeeting(
            "reykjavik", "Norway–Iceland talks, Reykjavik, 2 July 2021", "cancelled", "in-person", ("NOR", "ISL"),
            (NORTH, STRIKE), level="working", date="2021-07-02", place=Place("Reykjavik", "ISL"),
            mention_ids=("reykjavik",),
            history=(StatusReport("planned", "2021-06-16", NORTH), StatusReport("cancelled", "2021-06-30", STRIKE)),
            participations=(
                Participation("nansen", "NOR", "deputy_foreign_minister", "State Secretary", sources=(TEAMS,)),
                Participation("anna", "ISL", "ambassador", "Ambassador", sources=(TEAMS,)),
            ),
        ),
        ResolvedMeeting(
            "geneva", "EU–Chile talks, Geneva, November 2021", "postponed", "in-person", ("EU", "CHL"), (PUT_OFF,),
            date="2021-11", place=Place("Geneva", "CHE"), mention_ids=("geneva",),
            history=(StatusReport("postponed", "2021-10-29", PUT_OFF),),
        ),
    ),
    names={"NZL": "New Zealand", "CHL": "Chile", "ISL": "Iceland", "NOR": "Norway", "EU": "European Union", "UN": "United Nations"},
)  # fmt: skip
