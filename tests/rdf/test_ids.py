from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.parsers.notation3 import BadSyntax

from kgraph.rdf import ns, ontology, parties
from kgraph.rdf.ids import Ids, concept, segment
from tests.rdf.strategies import words

part = st.none() | words | st.text(max_size=5)


@settings(deadline=None)
@given(st.lists(part, min_size=3, max_size=3), st.lists(part, min_size=3, max_size=3))
def test_different_parts_never_share_an_iri(one: list[str | None], other: list[str | None]) -> None:
    ids = Ids()
    assert (ids.post(*one) == ids.post(*other)) == (one == other)


@settings(deadline=None)
@given(part, part, part)
def test_no_text_breaks_an_iri(of: str | None, role: str | None, office: str | None) -> None:
    iri = Ids().post(of, role, office)
    try:
        graph = rdflib.Graph().parse(data=f"<{iri.value}> a <{iri.value}> .", format="turtle")
    except BadSyntax as error:  # pragma: no cover
        pytest.fail(f"{iri}: {error}")
    ((subject, _, _),) = graph
    assert str(subject) == iri.value  # no step of it was taken for a path or a fragment


def test_unknown_is_apart_from_every_text() -> None:
    assert segment(None) not in {segment(text) for text in ("", "*", "None", "null", "-")}


@pytest.mark.parametrize(
    ("code", "iri"),
    [
        ("KOR", "state/KOR"),
        ("XKX", "state/XKX"),
        ("GCC", "organisation/GCC"),  # three capitals do not make a state
        ("EU", "organisation/EU"),
        ("Ruritania", "organisation/Ruritania"),
    ],
)
def test_states_and_other_parties(code: str, iri: str) -> None:
    assert Ids("https://x.example/").party(code).value == f"https://x.example/{iri}"


def test_a_state_is_the_same_as_party_and_as_place() -> None:
    assert Ids().party("NOR") == Ids().state("NOR")


def test_the_gazetteer_knows_the_alpha_2_code_of_every_state() -> None:
    assert [code for code in parties.state_names() if parties.alpha2(code) is None] == []


def test_every_concept_has_a_label() -> None:
    assert len(ontology.concept_labels()) == 46
    assert ontology.concept_labels()[concept("level", "envoy").value] == "envoys"
    assert ontology.concept_labels()[concept("role", "envoy").value] == "envoy"


def test_the_prefixes_of_the_context_are_ours() -> None:
    context = ontology.path("context.jsonld").read_text(encoding="utf-8")
    for name, iri in ns.VOCABULARIES.items():
        if name not in ns.SCHEMES:
            assert f'"{name}": "{iri}"' in context


def test_an_installed_package_has_the_ontology_inside(tmp_path: Path) -> None:
    """The wheel puts ontology/ into the package; there is no checkout beside it then."""
    package, here = tmp_path / "kgraph", ontology.path()
    shutil.copytree(Path(ontology.__file__).parents[1], package, ignore=shutil.ignore_patterns("model", "__pycache__"))
    shutil.copytree(here, package / "ontology")
    code = "from kgraph.rdf import ontology; print(ontology.path('shapes.ttl'), len(ontology.concept_labels()))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, check=True
    )
    assert done.stdout.decode().split() == [str(package / "ontology" / "shapes.ttl"), "46"]


def test_a_missing_file_of_the_ontology_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.ttl"):
        ontology.path("nothing.ttl")
