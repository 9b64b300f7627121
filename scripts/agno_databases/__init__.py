"""Databases written by real Agno versions, for the tests."""
