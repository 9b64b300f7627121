PYTHON ?= python3
PORT ?= 7777
BIN := .venv/bin
READY := .venv/ready
UV := .cache/uv/bin/uv

help: ## Print the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-16s %s\n", $$1, $$2}'

setup: $(READY) ## Make the environment (.venv) from the lock

$(READY): requirements.lock pyproject.toml
	@echo "Setting up .venv from requirements.lock (about half a minute) ..."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: help setup
