"""Composition root: settings, command line, Bolt app, clock, start and stop."""
