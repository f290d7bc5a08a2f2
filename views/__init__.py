"""Block Kit out: pure builders; ids.py holds every callback, block and action id."""
