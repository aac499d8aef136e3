# Two commands: `make build` makes every package of the course, `make test` proves that all is well.
# Each sets up what it needs from package registries (PyPI, npm; Chromium from apt) and says so;
# a second call finds it done.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PLAYER := $(shell find templates/player -name node_modules -prune -o -name '*.js*' -print)
NODE_PACKAGES := tests/node_modules/.package-lock.json templates/player/node_modules/.package-lock.json
PYTEST := $(BIN)/python -m pytest

.PHONY: build test test-all check lint bench shots docs site clean help

help:
	@echo "make build     build every package of the course into dist/"
	@echo "make test      run the tests (under 10 minutes)"
	@echo "make test-all  run the full matrices"
	@echo "make check     check the course, warnings as errors"
	@echo "make lint      ruff, mypy and tsc"
	@echo "make bench     measure; the table for docs/performance.md"
	@echo "make docs      write the references in docs/ anew from the code"
	@echo "make site      the documentation as a site, in test-output/site/"
	@echo "make shots     screenshots in three widths, two papers, right to left; docs/images/contact-sheet.webp"

build: $(VENV)/.compiled
	$(BIN)/course build

check: $(VENV)/.compiled
	$(BIN)/course check --strict

test: $(VENV)/.tests $(VENV)/.compiled $(NODE_PACKAGES) chromium
	@$(MAKE) --no-print-directory lint
	$(PYTEST) -n 2 --dist loadgroup -m "not full"

test-all: $(VENV)/.tests $(VENV)/.compiled $(VENV)/.site $(NODE_PACKAGES) chromium
	@$(MAKE) --no-print-directory lint
	COURSE_EXAMPLES=full $(PYTEST) -n 2 --dist loadgroup

lint: $(VENV)/.tests $(NODE_PACKAGES)
	$(BIN)/ruff check builder tests benchmarks
	$(BIN)/mypy
	tests/node_modules/.bin/tsc -p templates/player

docs: $(VENV)/.builder
	$(BIN)/course schema docs/schema
	$(BIN)/python -c "from pathlib import Path; from builder.author.reference import write; write(Path('docs'))"
	$(BIN)/course stats --format markdown > docs/course.md

site: $(VENV)/.site
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs test-output/site
	@echo "test-output/site/index.html"

$(VENV)/.site: $(VENV)/.builder
	@echo "Installing the packages that the documentation's site needs"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[docs]'
	@touch $@

bench: $(VENV)/.tests $(VENV)/.compiled chromium
	$(BIN)/python benchmarks/builds.py
	$(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/preview.py

shots: $(VENV)/.tests chromium
	$(BIN)/python tests/shots.py

clean:
	-$(BIN)/course clean
	rm -rf test-output

# The builder, installed so that it reads this tree. Its build hook takes Node from the system or from PyPI.
$(VENV)/.builder: pyproject.toml constraints.txt $(PLAYER) builder/assets/make.py
	@test -x $(BIN)/python || { echo "Making $(VENV) with $(PYTHON)"; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the builder and its packages"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

# A wheel comes compiled; a checkout is compiled here, also where Python is told not to write bytecode at start.
$(VENV)/.compiled: $(VENV)/.builder $(shell find builder -name '*.py')
	@$(BIN)/python -m compileall -q builder
	@touch $@

$(VENV)/.tests: $(VENV)/.builder
	@echo "Installing the packages that the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@

%/node_modules/.package-lock.json: %/package-lock.json | $(VENV)/.tests
	@echo "Installing the Node packages of $*/"
	@PATH="$$PATH:$(abspath $(BIN))" npm ci --prefix $* --silent
	@touch $@

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || if [ "$$(id -u)" = 0 ]; then \
		echo "Installing Chromium from apt"; apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	else \
		echo "The browser tests need Chromium. Run: sudo apt-get install chromium" >&2; exit 1; fi
