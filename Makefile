# Everything a clean machine with Python 3.11 or newer and make needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup play tour run browser test pictures lint bench constraints

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Rapport needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[dev]'
	@touch $@

play: setup
	@$(BIN)/rapport play

tour: setup
	@$(BIN)/rapport tour

run: setup
	@$(BIN)/rapport run

# For the tests of the page: a Chromium, where this machine lets us install one.
browser: setup
	@$(BIN)/python tests/browser/find_browser.py

test: setup browser
	$(BIN)/pytest -n auto

pictures: setup browser
	MAKE_PICTURES=1 BROWSER_REQUIRED=1 $(BIN)/pytest tests/browser

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -c 'from storage.schema import newest_revision; print("migration head:", newest_revision())'

bench: setup
	$(BIN)/python -m benchmarks

# Made anew when a dependency in pyproject.toml changes.
constraints:
	uv pip compile --quiet --universal --no-emit-index-url --no-header --extra dev \
		--output-file constraints.txt pyproject.toml
