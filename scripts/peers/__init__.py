"""Agno's own servers beside ours: the same checks, and a page that says who passes."""
