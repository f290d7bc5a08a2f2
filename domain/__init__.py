"""The rules: parsing, warmth, ranking, local days, errors with their user text."""
