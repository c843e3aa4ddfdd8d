# Every target sets itself up through one stamp; PYTHON=python3.12 etc. picks another interpreter.
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test test-long check bench bench-quality serve wheel clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

demo: $(STAMP)            ## load the sample town and show explained matches
	$(BIN)/passung demo

serve: $(STAMP)           ## the HTTP interface on http://127.0.0.1:8000
	$(BIN)/passung serve

test: $(STAMP)            ## everything below ten minutes
	$(BIN)/python -m pytest -m "not long"

test-long: $(STAMP)       ## faults, fuzzing, both databases, wheel install
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev,long]'
	$(BIN)/python -m pytest -m long

check: $(STAMP)           ## style, types, architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)           ## speed and memory, as ratios against a yardstick of the same run
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m tests.bench

bench-quality: $(STAMP)   ## quality against the committed figures; SHIPPED=1 for the benchmark of this repository alone
	$(BIN)/python -m tests.bench.quality $(if $(SHIPPED),--shipped)

wheel: $(STAMP)
	$(BIN)/python -m build --wheel

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
