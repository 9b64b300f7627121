"""What the server is told, by the command line or by the environment."""

import shlex
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """The environment's values, overridden by what is given by name."""

    model_config = SettingsConfigDict(
        env_prefix="AGENTOS_SESSIONS_", env_ignore_empty=True, frozen=True
    )

    databases: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="SQLite files, each a path or a sqlite:/// URL; one without an ID is 'main'."
        " Without any, those of $AGENTOS_SESSIONS_DATABASES, separated by spaces",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on")
    port: int = Field(
        default=7777, ge=0, le=65535, description="Port to listen on; 0 takes a free one"
    )
    security_key: SecretStr | None = Field(
        default=None,
        validation_alias="OS_SECURITY_KEY",
        description="Bearer key that requests must carry",
    )

    validate_responses: bool = Field(
        default=False,
        description="Answer 500 instead of sending what the contract does not allow, and log where",
    )

    @field_validator("security_key")
    @classmethod
    def _strip(cls, key: SecretStr | None) -> SecretStr | None:
        """Spaces around a key are none of it, in a header as here."""
        stripped = key.get_secret_value().strip() if key else ""
        return SecretStr(stripped) if stripped else None

    @field_validator("databases", mode="before")
    @classmethod
    def _split(cls, databases: object) -> object:
        return shlex.split(databases) if isinstance(databases, str) else databases
