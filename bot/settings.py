"""Settings, from the environment or `.env`. All that are missing or wrong are named at once."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from domain.errors import DomainError

SLACK_API_URL = "https://slack.com/api/"


class BadSettings(DomainError):
    """One or more settings are missing or wrong."""


def _bot_token(token: SecretStr) -> SecretStr:
    if not token.get_secret_value().startswith(("xoxb-", "xoxe.xoxb-")):
        raise ValueError("a bot token begins with xoxb- (Slack: OAuth & Permissions)")
    return token


def _app_token(token: SecretStr) -> SecretStr:
    if not token.get_secret_value().startswith("xapp-"):
        raise ValueError("an app token begins with xapp- (Slack: Basic Information)")
    return token


def _api_url(url: str) -> str:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ValueError("this is the base of Slack's Web API, such as https://slack.com/api/")
    return url.rstrip("/") + "/"


def _database_url(url: str) -> str:
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError:
        backend = ""
    if backend not in {"sqlite", "postgresql", "postgres"}:
        raise ValueError("use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
    return url


def _log_level(level: str) -> str:
    if level.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("use DEBUG, INFO, WARNING or ERROR")
    return level.upper()


def _log_format(style: str) -> str:
    if style.lower() not in {"text", "json"}:
        raise ValueError("use text or json")
    return style.lower()


class DatabaseSettings(BaseSettings):
    """What every command needs."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        "sqlite:///rapport.db", description="Where the data lives: SQLite file or PostgreSQL."
    )
    log_level: Annotated[str, AfterValidator(_log_level)] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR."
    )
    log_format: Annotated[str, AfterValidator(_log_format)] = Field(
        "text", description="text, or json for a log collector."
    )

    @property
    def missing_file(self) -> Path | None:
        """The SQLite file where it is not there yet: opening it would create it."""
        url = make_url(self.database_url)
        if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
            return None
        path = Path(url.database)
        return None if path.exists() else path


class Settings(DatabaseSettings):
    """What commands that talk to Slack need."""

    slack_bot_token: Annotated[SecretStr, AfterValidator(_bot_token)] = Field(
        description="The bot token, xoxb-…"
    )
    slack_app_token: Annotated[SecretStr, AfterValidator(_app_token)] = Field(
        description="The app-level token with connections:write, xapp-…"
    )
    slack_api_url: Annotated[str, AfterValidator(_api_url)] = Field(
        SLACK_API_URL, description="Base of the Web API, for GovSlack or a local Slack."
    )

    @property
    def is_local_slack(self) -> bool:
        """Whether Slack is on this machine, so that pretending another time harms nobody."""
        return urlsplit(self.slack_api_url).hostname in {"127.0.0.1", "localhost", "::1"}


def load_settings() -> Settings:
    """Raises BadSettings naming everything that is wrong."""
    try:
        return Settings()  # type: ignore[call-arg] # the environment gives them
    except ValidationError as wrong:
        raise _sentence(wrong) from wrong


def load_database_settings() -> DatabaseSettings:
    """Raises BadSettings."""
    try:
        return DatabaseSettings()  # type: ignore[call-arg] # the environment gives them
    except ValidationError as wrong:
        raise _sentence(wrong) from wrong


def _sentence(wrong: ValidationError) -> BadSettings:
    lines = []
    for error in wrong.errors(include_input=False, include_url=False):
        name = str(error["loc"][0]).upper()
        why = "is missing" if error["type"] == "missing" else error["msg"].split(", ", 1)[-1]
        lines.append(f"  {name}: {why}")
    return BadSettings("Rapport cannot start. In the environment or .env:\n" + "\n".join(lines))
