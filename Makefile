PYTHON ?= python3
PORT ?= 7777
BIN := .venv/bin
READY := .venv/ready

# An interrupted recipe leaves no half-made file behind.
.DELETE_ON_ERROR:

.PHONY: help setup run test generate generate-check contract bench lint types fmt ci lock clean

help: ## Print the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-15s %s\n", $$1, $$2}'

setup: $(READY) ## Make the environment (.venv) from the lock, if it is missing or stale

run: $(READY) demo.db ## Serve the demo database on port 7777 (PORT=...)
	@$(BIN)/agentos-sessions serve demo.db --port $(PORT)

test: $(READY) ## Run the tests
	@$(BIN)/pytest

generate: $(READY) ## Generate models, stubs and client from openapi/agentos.yaml
	@$(BIN)/python -m scripts.generate

generate-check: $(READY) ## Name every file of generated/ that is not what the contract gives
	@$(BIN)/python -m scripts.generate --check

contract: $(READY) ## Fuzz the running server against the contract (ARGS="--seed=1")
	@$(BIN)/python -m scripts.contract_run $(ARGS)

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

ci: lint types generate-check contract ## Everything but the tests

lock: ## Resolve the dependencies anew into requirements.lock
	@$(PYTHON) -m venv .cache/uv
	@.cache/uv/bin/pip install --quiet --disable-pip-version-check uv
	@.cache/uv/bin/uv pip compile pyproject.toml --group dev --universal --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --python-version 3.11 --quiet \
		--output-file requirements.lock

clean: ## Remove what the targets made
	@rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache demo.db demo.db-*

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
