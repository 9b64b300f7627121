"""Compares two contracts: what breaks clients, what does not, and what they cannot see."""
