# Two commands do everything on a fresh machine with Python 3.11+ and make:
#   make demo   sets up, builds the graph of seeds/, answers a question, writes the page
#   make test   sets up, checks style and types, runs all tests
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
CORPORA ?= corpora
OUTPUT ?= training/output

.PHONY: demo test lint bench bench-reading bench-dates bench-speed bench-graphs fuzz eval-model train golden clean

demo: $(VENV)/.demo
	$(BIN)/kgraph build seeds
	$(BIN)/kgraph ask "Who represented Seoul when?"
	$(BIN)/kgraph view -o kgraph.html

test: $(VENV)/.test lint
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("kgraph needs Python 3.11 or later, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[test]"
	touch $@ $(VENV)/.demo

# --- figures of the README ----------------------------------------------------------------------

bench: bench-reading bench-dates bench-speed bench-graphs

bench-reading: $(VENV)/.test
	$(BIN)/python -m benchmarks.reading.run
	$(BIN)/python -m benchmarks.reading.run tests/gold/seeds tests/gold/dev tests/gold/dev-multi

bench-dates: $(VENV)/.test
	$(BIN)/python -m benchmarks.dates.run $(TBAQ)

bench-speed: $(VENV)/.test
	$(BIN)/python -m benchmarks.reading_speed

bench-graphs: $(VENV)/.test
	$(BIN)/python -m benchmarks.graphs

fuzz: $(VENV)/.test
	$(BIN)/python -m tests.serve.fuzz 20000

# --- the English pipeline (corpora are never part of this repository: training/README.md) -------

train: $(VENV)/.test
	$(BIN)/python -m pip install --quiet floret
	$(BIN)/python -m training.train $(CORPORA) $(OUTPUT)

eval-model: $(VENV)/.test
	$(BIN)/python -m training.evaluate kgraph/data/model $(CORPORA)

golden: $(VENV)/.test
	$(BIN)/python -m pytest tests/extract --update-golden

clean:
	rm -rf $(VENV) kgraph-data kgraph.html .pytest_cache .mypy_cache .ruff_cache .hypothesis
