"""All benchmarks, one after the other: `make bench`."""

import runpy
import sys

NAMES = ("due_dates", "log_call", "tick", "typeahead", "surfaces", "find", "start", "play")

if __name__ == "__main__":
    del sys.argv[1:]
    for name in NAMES:
        print(f"\n== {name}", flush=True)
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
