"""Answers with the parameters that were understood."""

from datetime import date

from fastapi import FastAPI
from parameters_contract import models
from parameters_contract.routes import add_routes
from parameters_contract.services import RoomsService


class Rooms(RoomsService):
    async def get_room(
        self,
        *,
        room_id: int,
        class_: models.Class,
        from_: date,
        headers: models.GetRoomParametersHeader,
        cookies: models.GetRoomParametersCookie,
    ) -> models.GetRoomResponse:
        return models.GetRoomResponse.model_validate(
            {
                "path": [room_id, class_, from_],
                "headers": [headers.x_trace_id, headers.x_deep],
                "cookies": [cookies.session, cookies.visits],
            }
        )

    async def list_rooms(
        self, *, query: models.ListRoomsParametersQuery
    ) -> models.ListRoomsResponse:
        said = query.model_dump(by_alias=True, exclude_none=True)
        return models.ListRoomsResponse.model_validate(said)


app = FastAPI()
add_routes(app, rooms=Rooms())
