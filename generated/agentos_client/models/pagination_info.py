# Generated from openapi/agentos.yaml by make generate. Do not edit.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PaginationInfo")


@_attrs_define
class PaginationInfo:
    """
    Attributes:
        page (int | Unset): Current page number (0-indexed) Default: 0.
        limit (int | Unset): Number of items per page Default: 20.
        total_pages (int | Unset): Total number of pages Default: 0.
        total_count (int | Unset): Total count of items Default: 0.
        search_time_ms (float | Unset): Search execution time in milliseconds Default: 0.0.
    """

    page: int | Unset = 0
    limit: int | Unset = 20
    total_pages: int | Unset = 0
    total_count: int | Unset = 0
    search_time_ms: float | Unset = 0.0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        limit = self.limit

        total_pages = self.total_pages

        total_count = self.total_count

        search_time_ms = self.search_time_ms

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page is not UNSET:
            field_dict["page"] = page
        if limit is not UNSET:
            field_dict["limit"] = limit
        if total_pages is not UNSET:
            field_dict["total_pages"] = total_pages
        if total_count is not UNSET:
            field_dict["total_count"] = total_count
        if search_time_ms is not UNSET:
            field_dict["search_time_ms"] = search_time_ms

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page = d.pop("page", UNSET)

        limit = d.pop("limit", UNSET)

        total_pages = d.pop("total_pages", UNSET)

        total_count = d.pop("total_count", UNSET)

        search_time_ms = d.pop("search_time_ms", UNSET)

        pagination_info = cls(
            page=page,
            limit=limit,
            total_pages=total_pages,
            total_count=total_count,
            search_time_ms=search_time_ms,
        )

        pagination_info.additional_properties = d
        return pagination_info

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
