"""Docks, dialogs and models."""
