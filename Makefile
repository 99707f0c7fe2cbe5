# Everything runs in .venv, which each target makes if it is missing. See `make help`.

SHELL := /bin/bash
PYTHON ?=
DOCS ?=
SPACY ?=
UV ?= uv
.DEFAULT_GOAL := help

BIN := .venv/bin
READY := .venv/ready
DEMO := govgraph-demo

.PHONY: help demo serve evaluate bench ontology-report test lint types unit format lock wheel clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 18

demo: $(READY) ## build the bundled documents, or DOCS=path, into govgraph-demo
	@$(BIN)/govgraph demo $(if $(DOCS),"$(DOCS)") --out $(DEMO)

serve: $(READY) ## open the demo's graph at http://127.0.0.1:8000
	@test -d $(DEMO)/store || $(BIN)/govgraph demo --out $(DEMO)
	@$(BIN)/govgraph serve --store $(DEMO)/store

evaluate: $(READY) ## score the extractor on the bundled documents, every batch, and ../shared/corpus if there
	@$(BIN)/govgraph evaluate data/gold $(patsubst %/,%,$(dir $(wildcard tests/quality/batches/*/gold.json ../shared/corpus/gold.json)))

bench: $(READY) ## measure speed, beside SPACY=path/to/python of spaCy if given; score goals on the SDG benchmark, which it installs
	@$(BIN)/python tests/benchmarks/speed.py $(if $(SPACY),--spacy-python "$(SPACY)")
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r tests/benchmarks/requirements.txt
	@$(BIN)/python tests/benchmarks/goals.py

ontology-report: $(READY) ## measure the ontology: documentation, shapes, questions, style, consistency
	@$(BIN)/govgraph ontology

test: lint types unit ## run every check: lint, types, import contract, tests, the wheel

lint: $(READY) ## check style, format and the import contract
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/lint-imports --no-logo

types: $(READY) ## check types
	$(BIN)/python -m mypy

unit: $(READY) ## run the tests on two processes
	$(BIN)/python -m pytest -n 2 --dist loadgroup

format: $(READY) ## rewrite the code in the project's format
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

wheel: $(READY) ## build the sdist, and from it the wheel, into dist
	rm -rf dist
	$(BIN)/python -m build --no-isolation

lock: ## resolve the versions anew, for Python 3.11 to 3.14 on Linux and macOS (needs uv)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: pip install uv, or UV=path/to/uv" >&2; exit 2; }
	$(UV) pip compile pyproject.toml -o requirements.lock $(LOCK_FLAGS)
	$(UV) pip compile pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock $(LOCK_FLAGS)

# One set of versions for all Pythons and systems; no line about this machine's set-up enters the files.
LOCK_FLAGS := --upgrade --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --quiet

clean: ## remove what the other targets made
	rm -rf .venv dist $(DEMO) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements-dev.lock pyproject.toml
	@python="$(PYTHON)"; \
	for candidate in $${python:-python3 python3.14 python3.13 python3.12 python3.11}; do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$candidate"; break; fi; \
	done; \
	if [ -z "$${found:-}" ]; then \
	  echo "GovGraph needs Python 3.11 or newer; $${python:-python3} is older or missing. Install one, or name it: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; \
	fi; \
	rm -rf .venv; \
	"$$found" -m venv .venv || { echo "$$found cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }
	@echo "Installing the locked dependencies into .venv (once, about a minute) ..." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)
