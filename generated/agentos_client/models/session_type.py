# Generated from openapi/agentos.yaml by make generate. Do not edit.

from enum import StrEnum


class SessionType(StrEnum):
    AGENT = "agent"
    TEAM = "team"
    WORKFLOW = "workflow"

    def __str__(self) -> str:
        return str(self.value)
