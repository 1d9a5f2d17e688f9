# Everything a person or a machine runs here. `make` alone tells what there is.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help night test lint pack manifest clean
help:
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

# One install serves all targets; it is redone only when pyproject.toml changes.
.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

night: .venv/installed ## a first slate of ten, for two sample people and a mood
	$(BIN)/movienight recommend --a "Amélie" --a "Paddington" --b "Heat" --b "The Thing" --mood "cozy rainy sunday"

test: lint ## every check: lint, types, import contracts, tests
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pack: .venv/installed ## remake assets/ from the public data sets: make pack DATA=folder
	$(BIN)/python build/make_pack.py $(DATA)

manifest: .venv/installed ## list what ships anew, after editing loglines or recipes
	$(BIN)/python build/make_manifest.py

clean: ## forget the virtual environment and all caches
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
