"""Loose links: what they lost, and what it may be now."""
