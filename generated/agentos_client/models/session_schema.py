# Generated from openapi/agentos.yaml by make generate. Do not edit.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.session_schema_session_state_type_0 import SessionSchemaSessionStateType0


T = TypeVar("T", bound="SessionSchema")


@_attrs_define
class SessionSchema:
    """
    Attributes:
        session_id (str): Unique identifier for the session
        session_name (str): Human-readable name for the session
        session_state (None | SessionSchemaSessionStateType0 | Unset): Current state data of the session
        created_at (datetime.datetime | None | Unset): Timestamp when session was created
        updated_at (datetime.datetime | None | Unset): Timestamp when session was last updated
    """

    session_id: str
    session_name: str
    session_state: None | SessionSchemaSessionStateType0 | Unset = UNSET
    created_at: datetime.datetime | None | Unset = UNSET
    updated_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.session_schema_session_state_type_0 import SessionSchemaSessionStateType0  # noqa: PLC0415

        session_id = self.session_id

        session_name = self.session_name

        session_state: dict[str, Any] | None | Unset
        if isinstance(self.session_state, Unset):
            session_state = UNSET
        elif isinstance(self.session_state, SessionSchemaSessionStateType0):
            session_state = self.session_state.to_dict()
        else:
            session_state = self.session_state

        created_at: None | str | Unset
        if isinstance(self.created_at, Unset):
            created_at = UNSET
        elif isinstance(self.created_at, datetime.datetime):
            created_at = self.created_at.isoformat()
        else:
            created_at = self.created_at

        updated_at: None | str | Unset
        if isinstance(self.updated_at, Unset):
            updated_at = UNSET
        elif isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "session_id": session_id,
                "session_name": session_name,
            }
        )
        if session_state is not UNSET:
            field_dict["session_state"] = session_state
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.session_schema_session_state_type_0 import SessionSchemaSessionStateType0  # noqa: PLC0415

        d = dict(src_dict)
        session_id = d.pop("session_id")

        session_name = d.pop("session_name")

        def _parse_session_state(data: object) -> None | SessionSchemaSessionStateType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                session_state_type_0 = SessionSchemaSessionStateType0.from_dict(data)

                return session_state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SessionSchemaSessionStateType0 | Unset, data)

        session_state = _parse_session_state(d.pop("session_state", UNSET))

        def _parse_created_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                created_at_type_0 = datetime.datetime.fromisoformat(data)

                return created_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        created_at = _parse_created_at(d.pop("created_at", UNSET))

        def _parse_updated_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        updated_at = _parse_updated_at(d.pop("updated_at", UNSET))

        session_schema = cls(
            session_id=session_id,
            session_name=session_name,
            session_state=session_state,
            created_at=created_at,
            updated_at=updated_at,
        )

        session_schema.additional_properties = d
        return session_schema

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
