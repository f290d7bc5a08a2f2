"""manifest.yml: what Slack was told about the app."""

from pathlib import Path
from typing import Any

import yaml


def manifest_path() -> Path:
    """Beside this package when installed, at the project's root in a checkout."""
    here = Path(__file__).parent
    installed = here / "manifest.yml"
    return installed if installed.exists() else here.parent / "manifest.yml"


def load_manifest() -> dict[str, Any]:
    """The manifest as parsed YAML."""
    parsed: dict[str, Any] = yaml.safe_load(manifest_path().read_text(encoding="utf-8"))
    return parsed


def declared_scopes() -> set[str]:
    return set(load_manifest()["oauth_config"]["scopes"]["bot"])
