"""Use cases: one public function is one transaction."""

from storage.database import Database

__all__ = ["Database"]
