"""The routes are those of the contract, and the document that is served is the contract."""

import yaml
from fastapi import FastAPI
from fastapi.routing import APIRoute

from tests.contract.document import METHODS
from tests.contract.responses import CONTRACT, contract
from tests.serving import http


def test_routes_are_the_operations_of_the_contract(demo_app: FastAPI) -> None:
    described = {
        (path, method.upper(), operation["operationId"])
        for path, item in contract()["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }
    routed = {
        (route.path, method, route.operation_id)
        for route in demo_app.routes
        if isinstance(route, APIRoute) and route.path != "/openapi.json"
        for method in route.methods or ()
    }
    assert routed == described


async def test_the_document_served_is_the_contract_value_for_value(demo_app: FastAPI) -> None:
    async with http(demo_app, key=None) as client:
        response = await client.get("/openapi.json")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.json() == yaml.safe_load(CONTRACT.read_text())
