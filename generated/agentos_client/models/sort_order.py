# Generated from openapi/agentos.yaml by make generate. Do not edit.

from enum import StrEnum


class SortOrder(StrEnum):
    ASC = "asc"
    DESC = "desc"

    def __str__(self) -> str:
        return str(self.value)
