# make pack      the whole pack of the shipped topic, in out/
# make test      the same, then every check
# make coverage  the tests once more, and which lines they do not reach
# make gallery   small pictures of every page and slide, in docs/gallery

PYTHON ?= python3
BIN := .venv/bin

.PHONY: pack test coverage gallery clean

pack: .venv/ready
	$(BIN)/lessonpress build

test: .venv/ready-to-test pack
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/pytest -n auto

coverage: .venv/ready-to-test
	$(BIN)/pytest -n auto --cov

gallery: .venv/ready-to-test pack
	$(BIN)/python -m tests.tools.gallery out/soviet-succession docs
	$(BIN)/python -m tests.tools.showcase docs

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
