# make          set up .venv and do the main job: redlines and clean copies of every chapter, into build/
# make test     everything that must hold: style, types, layers, tests (and the outside oracles where they can be had)
# make check    the fast part of it, without outside programs, kills and long properties: before each commit
# make golden   accept what the golden tests made; read the difference before you commit it
# make gold     scores against the gold data in ../shared, where it is
# make bench    speed, as ratios side by side
# make corpus   import every .docx under DIR=…, and say what became of each
# make lowest   the tests on the lowest versions of its libraries that pyproject.toml promises
# make wheel    the wheel, and its bill of materials (CycloneDX), into dist/
# make findings run the scripts of findings/: do outside programs still do what they did?
# make docs     the documentation as a site, into dist/docs/
# make oracles  install the outside programs that the tests compare with

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && { echo $$p; break; }; done)
ORACLES ?= $(or $(ENGROSS_ORACLES),wanted)
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(min(4, os.cpu_count() or 1))')

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: build test check check-style golden gold bench corpus lowest wheel findings docs oracles clean

build: $(VENV)/ready
	@$(BIN)/engross build

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Engross needs Python 3.11 or newer; install it, or say PYTHON=/where/it/is" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || sh tests/oracles/venv-package.sh $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/ready-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/ready

$(VENV)-bom/ready: pyproject.toml | $(VENV)/bin/python
	$(PYTHON) -m venv $(VENV)-bom
	$(VENV)-bom/bin/python -m pip install --quiet '.[bom]'
	@touch $@

check-style: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

oracles: $(VENV)/ready-dev
	@sh tests/oracles/install.sh

test: check-style oracles $(VENV)-bom/ready
	ENGROSS_ORACLES=$(ORACLES) $(BIN)/python -m pytest -n $(WORKERS)

check: check-style
	$(BIN)/python -m pytest -q -n $(WORKERS) -m 'not slow'

golden: $(VENV)/ready-dev
	ENGROSS_GOLDEN=accept $(BIN)/python -m pytest -q

gold: $(VENV)/ready-dev
	$(BIN)/python tests/gold/score_redlines.py
	$(BIN)/python tests/gold/score_citations.py
	$(BIN)/python tests/gold/bound_citations.py
	$(BIN)/python tests/gold/score_instructions.py
	$(BIN)/python tests/gold/score_findings.py
	$(BIN)/python tests/gold/score_history.py

bench: $(VENV)/ready-dev
	@sh tests/bench/peers.sh $(BIN)/python
	$(BIN)/python tests/bench/bench.py

corpus: $(VENV)/ready-dev
	@$(BIN)/python tests/corpus/read_corpus.py "$(DIR)"

lowest: $(VENV)/bin/python
	$(BIN)/python tests/lowest.py > $(VENV)/lowest.txt
	$(PYTHON) -m venv --clear $(VENV)-lowest
	$(VENV)-lowest/bin/python -m pip install --quiet -c $(VENV)/lowest.txt --editable '.[dev,cluster]'
	$(VENV)-lowest/bin/python -m pytest -q -n $(WORKERS)

wheel: $(VENV)/ready-dev $(VENV)-bom/ready
	rm -rf dist
	$(BIN)/hatchling build -t wheel -d dist
	$(PYTHON) -m venv --clear --without-pip $(VENV)-wheel
	$(BIN)/python -m pip --python $(VENV)-wheel/bin/python install --quiet dist/engross-*.whl
	$(BIN)/python tests/sbom.py $(VENV)-wheel/bin/python dist/engross.cdx.json

docs: $(VENV)/ready-dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

findings:
	@for script in findings/*.sh; do echo "$$script"; sh "$$script" || exit 1; done

clean:
	rm -rf $(VENV) $(VENV)-bom $(VENV)-lowest $(VENV)-wheel dist build/*/ build/manifest.json .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
