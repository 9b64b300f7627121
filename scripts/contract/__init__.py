"""Runs the contract suite of `tests/contract`: against the product, its mutants and its peers."""
