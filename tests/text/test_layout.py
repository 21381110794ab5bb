from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.model import BlockKind
from kgraph.text.layout import blocks, title
from tests.text.pages import parse, told

PAGES = {
    "newspaper page with menus, related stories and a comment box": """
M|The Fjord Herald
X|HOME | WORLD | BUSINESS | SPORTS | OPINION

X|Home > World > Europe

X|print email share

H|Norland and Sudland reopen embassies after ten years

M|By Ada Writer
M|Published May 3, 2021, 6:12 PM

C|Foreign Minister Ola Nord (left) and his counterpart Ines Sur shake hands in Oslo on Monday. [Ministry handout]

X|Foreign Minister Ola Nord (left) and his counterpart Ines Sur shake hands in Oslo on Monday. [Ministry handout]

B|OSLO - Norland and Sudland agreed on Monday to reopen their embassies, ten years after they broke off relations.

B|The two ministers also signed a fishing accord.

X|ADVERTISEMENT

B|"We have wasted a decade," Nord told reporters after the meeting, which lasted for three hours.

X|Related Article

B|Sur will travel on to the northern port of Vik, where she is to meet the regional governor on Tuesday.

B|She said no more.

X|RELATED STORIES

X|King of Norland hosts whaling chief at the palace

X|Price of cod seen to ease by autumn

X|OPINION: Meeting the challenge of the tides

X|E-mail the reporter: ada@fjordherald.example

X|SUBSCRIBE TO OUR DAILY NEWSLETTER
X|Your e-mail address * I agree to the terms and conditions
X|LEAVE A COMMENT (0/300)
X|It was high time that somebody said it, and I for one am glad that the ministers have met at last.
""",
    "agency item": """
X|Go to Contents Go to Navigation

H|Sudland seen open to border talks: Norland official

M|All News 23:30 May 3, 2021

M|By Per Penn

B|VIK, May 3 (Nordwire) -- Sudland appeared to be open to talks on the border, a Norland official said Monday.

B|The official spoke after the envoys of the two countries had met on the margins of a conference on whales.

M|penn@nordwire.example
M|(END)

X|Articles with issue keywords
X|Most Liked
X|Most Viewed More
X|HOME TOP
X|Send Feedback
X|How can we improve?
X|Thanks for your feedback!
""",
    "press release": """
M|MINISTRY OF FOREIGN AFFAIRS
M|Office of the Spokesperson

M|READOUT
M|March 2, 2023

H|Secretary Nord's Meeting with Sudland Foreign Minister Sur

B|The below is attributable to Spokesperson Ida Ord:

B|Secretary Ola Nord met today with Foreign Minister Ines Sur in Vik to speak about the border and about trade.

X|Tags: Europe | Sudland | Office of the Spokesperson
""",
    "live blog": """
H|Border talks in Vik: live updates

M|Tuesday 11 May 2021 | This page refreshes by itself

X|KEY POINTS
X|- Both delegations are in Vik
X|- Norland offers a truce at sea
X|- Sudland: nothing has been decided

M|16:20
H|Back in the room
B|The two delegations have resumed their talks in Vik after a break of half an hour, says our correspondent there.

M|15:05
H|Who is at the table?
B|For Norland: Foreign Minister Ola Nord and the envoy Per Penn, who flew in from Oslo this morning with six aides.

H|14.10pm CET Sudland says its president will not attend
B|The president of Sudland is not going to take part, a spokeswoman has told reporters at the hotel in the harbour.
""",
    "gallery without a body": """
H|IN PICTURES: Border diplomacy in Vik

M|1/2
C|From left, Foreign Ministers Ola Nord and Ines Sur join hands after their meeting in Vik on May 3, 2021.

M|2/2
C|FILE - Ines Sur, then the envoy of Sudland, leaves a hotel after talks with Ola Nord in Oslo in June 2019.

X|Share this gallery: Copy link | Print | Report a mistake in a caption
X|All rights reserved. Captions may not be altered without the written consent of the agency.
""",
    "machine-translated page": """
H|The diplomats of Norland and Sudland talk four hours, "fish" becomes the focus

M|2023-04-02 21:40  Source: East Fjord Daily
M|[Automatic translation / Original language: Sudlandic]

B|[Vik = special correspondent] Foreign Minister Sur who is visiting Norland held the conversation with Nord on the 2nd.

M|(Note of the editorial: Noord = Nord. It has been corrected.)

X|>Please activate JavaScript for write a comment in LiveRe.
X|Leave a Replay
""",
    "teaser above and lede below": """
H|Norland, Sudland reaffirm 'strong' ties in high-level talks
M|By NNS | Updated: May 18, 2021 17:39 CEST2021-05-18T17:31:54+2:00
X|Oslo, May 18 Senior diplomats of Norland and Sudland reaffirmed Tuesday the need to ...

H|Norland, Sudland reaffirm 'strong' ties in high-level talks
B|Oslo, May 18 Senior diplomats of Norland and Sudland reaffirmed Tuesday the need to keep their ties strong.
B|They shared the view during a dialogue in Vik, the ministry of Norland said in a statement on its page.
X|Disclaimer: This post has been auto-published from an agency feed without any modifications to the text
X|Open in app
""",
    "headline that asks, with a summary in points": """
H|Will Top Diplomats of Norland and Sudland Meet for Talks in Vik This Week?

X|Synopsis
X|Key Takeaways
X|- Talks are crucial for regional security.
X|- Focus on the sea border.
B|Vik, Sep 22 (Nordwire) The top diplomats of Norland and Sudland are to meet this week, officials said on Monday.
B|They met last in June.
""",
    "summaries of other stories below": """
H|Premier of Norland meets the press after annual session

M|2021-05-28 16:32:00

B|The premier of Norland met the press on Friday after the closing of the annual session of the assembly in Oslo.

X|Related News

X|Whales seen off the coast of Vik again

X|When the first rays of the sun hit the cliffs early on Friday, a group of villagers saw three whales in the bay.

X|Cod prices fall for the third week

X|The price of cod fell for a third week on Thursday, traders said, as more ships came back from the banks...
""",
    "links in the middle, and the article goes on": """
H|Norland and Sudland agree on a fishing accord

B|Norland and Sudland agreed on Monday on an accord that ends their dispute over the northern banks for good.

X|You may also like
X|King of Norland hosts whaling chief at the palace
X|Price of cod seen to ease by autumn

B|The accord was signed in Vik by the two foreign ministers, who had met three times since the beginning of the year.

B|It takes effect in June.
""",
    "comments above the article are a link": """
X|Comments
H|Norland and Sudland agree on a fishing accord

B|Norland and Sudland agreed on Monday on an accord that ends their dispute over the northern banks for good.

B|The accord was signed in Vik by the two foreign ministers, who had met three times since the beginning of the year.
""",
    "list that the text introduces": """
H|President receives envoys

B|The president of Norland received the letters of credence of three new envoys in Oslo on Thursday, his office said.

B|The new envoys who presented their credentials are:

B|- Ines Sur, ambassador of Sudland
B|- Per Penn, ambassador of Eastland
B|- Ida Ord, high commissioner of Westland

B|The president wished all of them well and said that he looked forward to working with them in the coming years.
""",
    "subheads": """
H|Presidents to go on with their talks by the lake

B|The presidents of Norland and Sudland are due today to continue talks aimed at improving relations between them.

H|'Friendly' Talks

B|They then held what were described as two hours of informal talks at the summer house of the president of Norland.

H|Modest Expectations

B|Both capitals are warning not to expect any formal agreements at the end of the day that the two spend together.
""",
    "photo credit as a sentence's end, repeated": """
H|Norland and Sudland discuss the border

C|Foreign Minister Ola Nord met with his counterpart Ines Sur in Vik on Thursday. Reuters
X|Foreign Minister Ola Nord met with his counterpart Ines Sur in Vik on Thursday. Reuters

H|Norland and Sudland discuss the border

B|Foreign Minister Ola Nord met with his counterpart Ines Sur in Vik on Thursday.

B|During the meeting they reviewed the state of the border and ways of making it easier to cross. (AFP)

X|Recommend site
""",
    "headlines of other stories above": """
X|Sections
X|Film makers prepare for the eclipse over the fjords
M|MARKETS
X|Film makers prepare for the eclipse over the fjords
X|Price of cod seen to ease by autumn
X|Price of cod seen to ease by autumn
M|May 3, 2021 / 2:11 PM

H|Norland postpones trip to Vik due to whale conference
H|Norland postpones trip to Vik due to whale conference
H|Sudland says that it had not been told

M|Reuters Staff

B|OSLO (NNS) - Norland has postponed a trip of its foreign minister to Vik, a spokesman for his office said on Monday.

B|In a statement the minister said,

B|"We are sorry to have had to postpone the visit that we had planned for this month, and hope to come in June."

B|Sudland did not comment on the statement.
""",
    "nothing but a short sentence": """
B|They met.
""",
    "summary alone": """
X|Key points
B|- Both delegations are in Vik
B|- Norland offers a truce
""",
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    text, expected = parse(PAGES[name])
    assert told(text) == expected


BODY = "The two ministers met in Vik on Monday to talk about the border and about the price of cod, officials said."


@pytest.mark.parametrize(
    "line",
    [
        "Share this:",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email Print",
        "1,350 views",
        "3 min read",
        "© 2024 The Fjord Herald. All rights reserved.",
        "Copyright 2021 Nordwire",
        "Tags: Norland, Sudland, border",
        "tags Norland Sudland border",
        "Read more: King hosts whaling chief",
        "Also Read | King hosts whaling chief",
        "ALSO READ: King hosts whaling chief",
        "Sign up for our newsletter to get the news first",
        "This website uses cookies to improve your experience.",
        "Please enter your comment!",
        "Click here to join our channel",
        "Follow us on Twitter",
        "Advertisement",
        "Skip to main content",
        "Your email address will not be published. Required fields are marked *",
        "The opinions expressed in this article do not necessarily reflect those of the Herald or of its owners.",
        "For all the latest news, follow our channel online or via the app.",
        "http://www.fjordherald.example/share",
    ],
)
def test_a_page_s_own_words_are_boilerplate_wherever_they_stand(line: str) -> None:
    for text in (
        f"{line}\n\n{BODY}",
        f"{BODY}\n\n{line}\n\nThe talks went on until late in the evening, they said.",
        f"{BODY}\n\n{line}",
    ):
        kind = next(block.kind for block in blocks(text) if text[block.start :].startswith(line))
        assert kind is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Writer",
        "by Ada Writer and Per Penn",
        "By :  NNS",
        "BY ADA WRITER, FJORD HERALD",
        "Ada Writer | 22.02.2024 - Update : 22.02.2024",
        "Updated: 2013-03-18 11:07",
        "- Published Date: 12:00 | 20 January 2018",
        "Thu 10th September 2020 | 08:23 PM",
        "12.05.2022",
        "Reporting by Ada Writer; Editing by Per Penn",
        "(Reporting by Ada Writer in Vik; Editing by Per Penn)",
        "Source: Nordwire",
        "(Source: Nordwire)",
        "Reuters",
        "– Reuters",
        "writer@herald.example",
        "(END)",
        "16:20",
        "10.56am BST",
        "1/3",
        "[Automatic translation from Sudlandic]",
        "Editor's note: This item has been corrected",
        "— Ministry of Norland (@norland) May 4, 2023",
        "ANKARA",
        "BONN, Germany, Feb. 17, Kyodo",
    ],
)
def test_credits_and_dates_are_meta(line: str) -> None:
    text = f"Ministers meet in Vik over border\n\n{line}\n\n{BODY}"
    assert [block.kind for block in blocks(text)][1] is BlockKind.META


@pytest.mark.parametrize(
    "line",
    [
        "From left, Ola Nord, Ines Sur and Per Penn pose for a photo at the start of their meeting in Vik on Monday.",
        "From L to R, Ola Nord, Ines Sur and Per Penn ahead of their talks",
        "(L-R: Minister Ola Nord, Secretary Ines Sur, Ambassador Per Penn)",
        "Ola Nord (C) receives Ines Sur (R) at the palace in Oslo.",
        "Minister Ola Nord (right) and his counterpart, Ines Sur, meeting on the margins of a conference. (NNS)",
        "FILE PHOTO: Ola Nord speaks in Vik",
        "FILE - Ola Nord, then the envoy of Norland, leaves a hotel after talks in Vik in June 2019.",
        "In this photo provided by the ministry, Ola Nord speaks to Ines Sur in Vik on Monday, May 3, 2021.",
        "A handout picture provided by the palace shows Ola Nord chairing a council in Oslo on May 3, 2021. (NNS)",
        "Ola Nord and Ines Sur in Vik on Monday. (Photo: NNS)",
        "Ola Nord and Ines Sur in Vik on Monday [MINISTRY PHOTO]",
        "Ola Nord and Ines Sur in Vik / AFP",
        "Ola Nord | Photo Credit: NNS",
        "© Photo: Ministry of Norland",
        "Photo from left to right Prime Minister Ola Nord, President Ines Sur and Secretary Per Penn.",
    ],
)
def test_captions(line: str) -> None:
    text = f"Ministers meet in Vik over border\n\n{line}\n\n{BODY}"
    assert [block.kind for block in blocks(text)][1] is BlockKind.CAPTION


@pytest.mark.parametrize(
    "paragraph",
    [
        "Published in 2019, the report named both ministers and the envoy who had led the talks in Vik that year.",
        "By Monday evening the two ministers had met three times and agreed on all but two of the questions.",
        "More talks are planned for June, when the ministers are to meet again on the margins of the conference.",
        "Photo opportunities were few, said the spokeswoman, and no questions were taken after the meeting in Vik.",
        "Share prices fell in Oslo after the foreign ministers had failed to agree on the fishing accord on Monday.",
        "Senator Lindsay Gray (R) said on Monday that she would meet the foreign minister of Norland in Vik.",
        "Comments by the foreign minister after the meeting on Monday had raised hopes of an early agreement in Vik.",
        "Related to this is the question of the border, which the two ministers discussed in Vik on Monday evening.",
        "He said that the leaders had reaffirmed the concept which was embraced by all of them last year",
        '"Whatever it takes," he said. (NNS)',
    ],
)
def test_sentences_of_the_article_stay_body_whatever_they_begin_with(paragraph: str) -> None:
    last = "The talks went on until late on Monday, they said."
    text = f"Ministers meet in Vik over border\n\n{BODY}\n\n{paragraph}\n\n{last}"
    assert [block.kind for block in blocks(text)][2] is BlockKind.BODY


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"The Fjord Herald\n\nMinisters meet in Vik over border\n\n{BODY}", "Ministers meet in Vik over border"),
        (f"Talks fail\n\n{BODY}", "Talks fail"),
        (
            f"Ministers meet in Vik | World | Herald\nToday in Oslo\nMinisters meet in Vik\n\n{BODY}",
            "Ministers meet in Vik",
        ),
        (
            f"Latest News\nKing hosts whaling chief at palace\nMinisters meet in Vik over border\n\n{BODY}",
            "Ministers meet in Vik over border",
        ),
        (BODY, None),
        ("", None),
    ],
)
def test_title(page: str, expected: str | None) -> None:
    assert title(page, blocks(page)) == expected


line = st.text(max_size=60) | st.sampled_from(
    [
        BODY,
        "Comments",
        "Related stories",
        "Key points",
        "- A point",
        "By Ada Writer",
        "16:20",
        "OSLO, May 3 (NNS) -- The two ministers met again on Monday, officials said.",
        "Ministers meet in Vik over border",
        "12.05.2022",
        "\u00a0",
        "\ufeff",
    ]
)
pages = st.lists(line, max_size=15).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\r", "\n \t\n"]).map(lambda end: end.join(lines))
)


@settings(deadline=None, max_examples=300)
@given(pages | st.text())
def test_blocks_hold_all_words_in_order_without_overlap(text: str) -> None:
    found = blocks(text)
    position = 0
    for block in found:
        assert position <= block.start < block.end <= len(text)
        assert not text[position : block.start].strip(), "words between blocks"
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        position = block.end
    assert not text[position:].strip(), "words after the last block"
