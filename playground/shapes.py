"""The shape of JSON objects as they travel between Slack and an app."""

from typing import Any

Json = dict[str, Any]
Blocks = list[dict[str, Any]]
