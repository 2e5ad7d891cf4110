# make pack    the whole pack of the shipped topic, in out/
# make test    the same, then every check

PYTHON ?= python3
BIN := .venv/bin

.PHONY: pack test clean

pack: .venv/ready
	$(BIN)/lessonpress build

test: .venv/ready-to-test pack
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/pytest -n auto --cov

clean:
	rm -rf .venv out

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --requirement requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q __init__.py cli.py resources layouts build
	touch $@

.venv/ready-to-test: requirements-test.txt .venv/ready
	$(BIN)/pip install --quiet --requirement requirements-test.txt
	touch $@
