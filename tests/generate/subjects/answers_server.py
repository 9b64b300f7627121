"""Answers in all the ways that the contract has."""

from collections.abc import AsyncIterator

from answers_contract import answers, models
from answers_contract.routes import add_routes
from answers_contract.services import JobsService
from fastapi import FastAPI


async def events() -> AsyncIterator[str]:
    for number in range(2):
        yield f"data: {number}\n\n"


class Jobs(JobsService):
    async def start_job(
        self, *, query: models.StartJobParametersQuery
    ) -> answers.StartJob200 | answers.StartJob202 | answers.StartJob204:
        if query.how == "later":
            headers = models.StartJob202Headers(location="/jobs/7")
            return answers.StartJob202(headers=headers)
        if query.how == "never":
            return answers.StartJob204()
        return answers.StartJob200(
            content=models.Job(id=7), headers=models.StartJob200Headers(x_took=1.5)
        )

    async def read_log(
        self, *, query: models.ReadLogParametersQuery
    ) -> answers.ReadLog200ApplicationJson | answers.ReadLog200TextEventStream:
        if query.live:
            return answers.ReadLog200TextEventStream(content=events())
        return answers.ReadLog200ApplicationJson(content=["0", "1"])

    async def read_text(self) -> str:
        return "a,ä\n"

    async def read_image(self) -> bytes:
        return b"\x89PNG"

    async def read_events(self) -> AsyncIterator[str]:
        return events()

    async def forget(self) -> None:
        return None


app = FastAPI()
add_routes(app, jobs=Jobs())
