# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # First look
#
# Five news articles become a graph that says who represented whom, in what office, in whose place, at which meeting,
# when and where, and which sentence says so. Everything here runs offline.

# %%
import tempfile
from pathlib import Path

import pandas as pd
from IPython.display import display

import kgraph
from kgraph.analysis import graphs, measures
from kgraph.analysis.records import TOOK_PLACE, records
from kgraph.build import build

data = Path(tempfile.mkdtemp()) / "data"
summary = build(data, [Path("../seeds")])
f"{summary.articles} articles, {summary.meetings} meetings, {summary.people} people"

# %% [markdown]
# ## The meetings
#
# A meeting that several articles tell of is one row. Dates are as precise as the texts are (EDTF): a day, a month, a
# span of days, or nothing.

# %%
graph = kgraph.open(data)
meetings = graph.meetings().df.fillna("")
meetings[["date", "status", "label", "articles"]]

# %% [markdown]
# ## A question in English
#
# The answer comes with the sentences that it rests on, and with the SPARQL that found it.

# %%
answer = graph.ask("Who represented South Korea in July 2025?")
display(answer)

# %% [markdown]
# ## A question in SPARQL
#
# Every stand-in, with the words that say so. The prefixes are given; `ontology/README.md` explains the terms.

# %%
stand_ins = graph.query("""
SELECT ?date ?person ?insteadOf ?party ?words WHERE {
  ?meeting kg:participation ?seat ; dct:date ?date .
  ?seat schema:attendee/rdfs:label ?person ; kg:standsInFor/rdfs:label ?insteadOf ; kg:represents/rdfs:label ?party ;
        kg:standInSource ?quote .
  GRAPH ?article { ?quote oa:hasSelector/oa:exact ?words }
} ORDER BY ?date
""").df
with pd.option_context("display.max_colwidth", None):
    display(stand_ins)

# %% [markdown]
# ## Who is in the middle?
#
# The network of people who sat at one table, counting only what took place. *Betweenness* is high for those who link
# people that did not meet themselves.

# %%
seats = records(graph.workspace).of(TOOK_PLACE)
central = pd.DataFrame(measures.centrality(graphs.co_attendance(seats)))
central[["name", "met", "encounters", "between"]].head(7)

# %% [markdown]
# ## The picture
#
# The whole graph to click through: a timeline, a table, a network; every statement with its sentence.
# `view.save("page.html")` writes it to a file, `view.to_svg()` gives the network alone.

# %%
view = graph.view(height=640)
display(view)

# %%
assert summary.articles == 5
assert not meetings["id"].duplicated().any()
assert len(stand_ins) == stand_ins["words"].str.len().gt(0).sum() > 0
assert answer.rows
assert central["encounters"].is_monotonic_decreasing
assert "<script" not in view.to_svg()
