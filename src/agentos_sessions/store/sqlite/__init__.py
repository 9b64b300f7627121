"""Agno's tables in SQLite files, read only."""
