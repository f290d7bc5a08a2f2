"""Figures: each prints ours, the floor and their ratio, from one run."""
