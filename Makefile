PYTHON ?= python3
PORT ?= 7777
BASE ?= main
FORMAT ?= text
BIN := .venv/bin
READY := .venv/ready

# An interrupted recipe leaves no half-made file behind.
.DELETE_ON_ERROR:

.PHONY: help setup run test thorough generate generate-check handlers handlers-check watch contract edges laws coverage fuzz mutants mutants-short peers bench lint types fmt diff lint-contract changelog-check ci lock clean

help: ## Print the targets
	@grep -hE '^[a-z -]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-20s %s\n", $$1, $$2}'

setup: $(READY) ## Make the environment (.venv) from the lock, if it is missing or stale

run: $(READY) demo.db ## Serve the demo database on port 7777 (PORT=...)
	@$(BIN)/agentos-sessions serve demo.db --port $(PORT)

test: $(READY) ## Run the tests
	@$(BIN)/pytest

thorough: $(READY) ## Run the tests that take long: the tutorial, watch, contracts of 119 operations
	@$(BIN)/pytest -m thorough

generate: $(READY) ## Generate models, stubs and client from openapi/agentos.yaml
	@$(BIN)/python -m scripts.generate

generate-check: $(READY) ## Name every file of generated/ that is not what the contract gives
	@$(BIN)/python -m scripts.generate --check

handlers: $(READY) ## Add the handlers that the contract asks for and src/ has not
	@$(BIN)/python -m scripts.handlers

handlers-check: $(READY) ## Name every handler that is still to be written
	@$(BIN)/python -m scripts.handlers --check

watch: $(READY) demo.db ## Generate, and serve the demo database anew, whenever a file is saved
	@$(BIN)/python -m scripts.watch --port $(PORT)

contract: $(READY) ## Test the server against the contract, all layers (ARGS="--seed=1")
	@$(BIN)/python -m scripts.contract $(ARGS)

edges laws coverage: $(READY) ## One layer: single requests; laws over known rows; schemathesis
	@$(BIN)/python -m scripts.contract $@ $(ARGS)

fuzz: $(READY) ## Fuzz for minutes, from a random seed (SEED=... repeats one)
	@$(BIN)/python -m scripts.contract.fuzz $(if $(SEED),--seed=$(SEED))

mutants: $(READY) ## Plant violations in the server, and see which layer catches each
	@$(BIN)/python -m scripts.contract.mutants $(ARGS)

mutants-short: $(READY) ## The same for a few, in process
	@$(BIN)/python -m scripts.contract.mutants --short

peers: $(READY) ## Compare with real Agno servers, into docs/conformance.md
	@$(BIN)/python -m scripts.peers $(ARGS)

bench: $(READY) ## Requests a second, against a bare ASGI application
	@$(BIN)/python -m scripts.benchmark

lint: $(READY) ## Check style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## Check types
	@$(BIN)/mypy

fmt: $(READY) ## Put the sources into the common style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

diff: $(READY) ## Say what the contract breaks since BASE=main, a revision or a file (FORMAT=json)
	@$(BIN)/python -m scripts.contract_diff --format $(FORMAT) -- "$(BASE)"

lint-contract: $(READY) ## Check the contract: valid OpenAPI, and our rules
	@$(BIN)/python -m scripts.contract_lint

changelog-check: $(READY) ## Ask for a line in CHANGELOG.md when the contract differs from main's
	@$(BIN)/python -m scripts.contract_diff.changelog

ci: handlers-check lint types generate-check thorough contract mutants-short lint-contract changelog-check ## Everything but the tests

lock: ## Resolve the dependencies anew into requirements.lock
	@$(PYTHON) -m venv .cache/uv
	@.cache/uv/bin/pip install --quiet --disable-pip-version-check uv
	@.cache/uv/bin/uv pip compile pyproject.toml --group dev --universal --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --python-version 3.11 --quiet \
		--output-file requirements.lock

clean: ## Remove what the targets made
	@rm -rf .venv .cache .contract .hypothesis .mypy_cache .pytest_cache .ruff_cache demo.db demo.db-*

demo.db: | $(READY)
	@$(BIN)/agentos-sessions demo $@

$(READY): requirements.lock
	@echo "Making .venv from requirements.lock (about half a minute) ..."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation -e .
	@touch $@
