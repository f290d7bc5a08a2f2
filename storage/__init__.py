"""Typed models, queries, sessions and migrations."""
