"""`python -m bot` is `rapport run`."""

from bot.cli import main

if __name__ == "__main__":
    main(["run"])
