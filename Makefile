# Everything a newcomer needs. `make help` lists it.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PYTHON := $(shell for name in python3.13 python3.12 python3.11 python3; do \
	command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name && break; done)
MANAGE := $(BIN)/python manage.py
export PORT

.DEFAULT_GOAL := help
.PHONY: help run scaled setup demo test test-proofs test-postgres test-scaled test-faults test-slow screenshots \
	browser lint types format bench quality profile lock messages clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

run: $(VENV)/installed ## set everything up, load the demo newsroom, serve it on PORT (8000)
	@$(MANAGE) prepare --demo
	@exec $(BIN)/python -m operations.serve

scaled: $(VENV)/installed-dev ## the paper as a large house runs it, for trying: docs/scaling.md
	@deploy/ensure-packages varnishd varnish
	@deploy/ensure-packages nginx nginx
	@deploy/with-scaled bash -c '$(MANAGE) prepare --demo && $(BIN)/python -m operations.scaled'

setup: $(VENV)/installed ## the virtual environment and an empty database
	@$(MANAGE) prepare

demo: $(VENV)/installed ## load the demo newsroom into an empty database
	@$(MANAGE) prepare --demo

test: $(VENV)/installed-dev browser ## the suite, browser tests included; the long proofs are test-proofs
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

test-proofs: $(VENV)/installed-dev browser ## the proofs that take long: crawls for leaks, walks, the whole of the samples
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m proof $(ARGS)

test-postgres: $(VENV)/installed-dev browser ## the same suite on PostgreSQL, in a cluster made for it
	@deploy/with-postgres $(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

test-scaled: $(VENV)/installed-dev browser ## the same on the scaled house's parts; docs/scaling.md
	@deploy/with-scaled $(BIN)/python -m pytest -n 2 --dist worksteal --ignore tests/scaled $(ARGS)

test-faults: $(VENV)/installed-dev ## the whole scaled house, its parts killed and frozen
	@deploy/ensure-packages varnishd varnish
	@deploy/ensure-packages nginx nginx
	@deploy/with-scaled $(BIN)/python -m pytest tests/scaled tests/operations/test_edge.py tests/operations/test_varnish.py

screenshots: $(VENV)/installed-dev browser ## photograph the main screens for docs/images
	@$(BIN)/python -m pytest -q tests/e2e/pictures_for_docs.py

test-slow: $(VENV)/installed-dev ## what takes minutes: 10,000 posts while the workers are killed
	@$(BIN)/python -m pytest -m slow $(ARGS)
	@deploy/with-postgres $(BIN)/python -m pytest -m slow $(ARGS)

bench: $(VENV)/installed-dev ## build a made-up paper and measure all of it (docs/performance.md)
	@$(BIN)/python -m bench $(or $(ARGS),all)

quality: $(VENV)/installed-dev bench/quality/node_modules/installed ## Lighthouse, axe, pa11y, HTML checker on the demo paper, into docs/quality.md
	@deploy/ensure-packages chromium chromium || true
	@$(BIN)/python -m bench.quality $(ARGS)

profile: $(VENV)/installed-dev ## where one request's time goes: make profile URL=/ (USER_NAME=bench-editor)
	@$(BIN)/python -m bench $(ARGS) profile $(URL) --user "$(USER_NAME)"

browser: # Chromium for the browser tests, from the system's packages where we may
	@deploy/ensure-packages chromium-headless-shell chromium-headless-shell \
		|| deploy/ensure-packages chromium chromium || true

lint: $(VENV)/installed-dev ## style, imports between the rooms, templates, migrations
	@mkdir -p var
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	@$(BIN)/djhtml --check --tabwidth 2 $$(git ls-files 'templates/*.html')
	@! grep -n '://' requirements*.txt
	@DJANGO_SETTINGS_MODULE=newsroom.settings.test $(MANAGE) check --fail-level WARNING
	@DJANGO_SETTINGS_MODULE=newsroom.settings.test $(MANAGE) makemigrations --check --dry-run

types: $(VENV)/installed-dev ## mypy, lightly
	@$(BIN)/mypy

format: $(VENV)/installed-dev ## bring code and templates into shape
	@$(BIN)/ruff check --fix . || true
	@$(BIN)/ruff format .
	@$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html') || true
	@$(BIN)/djhtml --tabwidth 2 $$(git ls-files 'templates/*.html') || true

messages: $(VENV)/installed-dev ## bring the catalogues of the languages in step with the sources
	@$(MANAGE) catalogues

lock: $(VENV)/installed-dev ## resolve the requirements anew and write the locks with their hashes
	@for name in requirements requirements-scaled requirements-dev; do \
		$(BIN)/uv pip compile --upgrade --universal --generate-hashes \
		--python-version 3.11.7 --no-emit-index-url --no-annotate --no-header \
		--quiet $$name.in -o $$name.txt; done

clean: ## remove the virtual environment and all data
	rm -rf $(VENV) var

bench/quality/node_modules/installed: bench/quality/package-lock.json
	@cd bench/quality && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(VENV)/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what requirements.txt names ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements-scaled.txt $(VENV)/installed
	@echo "Installing what the tests and checks need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.txt -r requirements-dev.txt -r requirements-scaled.txt
	@touch $@
