"""Requests per second of the sessions API against those of a bare ASGI application."""
