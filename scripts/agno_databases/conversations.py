"""Sessions held with Agno's own API: agents, teams and workflows on a scripted model."""

import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from agno.agent import Agent
from agno.db.sqlite import SqliteDb
from agno.media import Image
from agno.models.base import Model
from agno.models.message import Message
from agno.models.response import ModelResponse
from agno.team import Team
from agno.workflow import Workflow
from agno.workflow.step import Step
from pydantic import BaseModel

SetClock = Callable[[int], None]

FIRST = 1757088000  # 2025-09-05T16:00:00Z
_MORE = FIRST + 20 * 86400
LATER = FIRST + 60 * 86400
_BETWEEN_SESSIONS = 7 * 3600
_BETWEEN_TURNS = 90


class Order(BaseModel):
    """A structured input."""

    topic: str
    cups: int


@dataclass(frozen=True)
class ToolCall:
    """A call to make, its values in the order of the tool's required parameters."""

    tool: str
    values: tuple[str, ...]

    def for_model(self, tools: Sequence[dict[str, Any]]) -> dict[str, object]:
        """Name the values as this version of Agno names the parameters."""
        [found] = [tool["function"] for tool in tools if tool["function"]["name"] == self.tool]
        names = found["parameters"]["required"]
        arguments = json.dumps(dict(zip(names, self.values, strict=True)))
        function = {"name": self.tool, "arguments": arguments}
        return {"id": f"call_{self.tool}", "type": "function", "function": function}


class ScriptedModel(Model):
    """A model that gives its answers in turn, and then "Sure.", without a network."""

    def __init__(self, *answers: str | ToolCall) -> None:
        super().__init__(id="scripted", name="Scripted", provider="none")
        self.answers = list(answers)

    def invoke(
        self, *_args: object, tools: Sequence[dict[str, Any]] | None = None, **_options: object
    ) -> ModelResponse:
        answer = self.answers.pop(0) if self.answers else "Sure."
        if isinstance(answer, str):
            return ModelResponse(role="assistant", content=answer)
        return ModelResponse(role="assistant", tool_calls=[answer.for_model(tools or [])])

    async def ainvoke(self, *args: object, **options: Any) -> ModelResponse:
        return self.invoke(*args, **options)

    def invoke_stream(self, *args: object, **options: Any) -> Iterator[ModelResponse]:
        yield self.invoke(*args, **options)

    async def ainvoke_stream(self, *args: object, **options: Any) -> AsyncIterator[ModelResponse]:
        yield self.invoke(*args, **options)

    def _parse_provider_response(self, response: object, **_options: object) -> ModelResponse:
        return response

    def _parse_provider_response_delta(self, response: object) -> ModelResponse:
        return response


def water_temperature(drink: str) -> str:
    """Tell how hot the water for a drink should be."""
    return f"80 degrees for {drink}"


class Conversations:
    """Holds conversations in one sessions table, hours apart."""

    def __init__(self, db: SqliteDb, set_clock: SetClock, start: int) -> None:
        self._db = db
        self._set_clock = set_clock
        self._now = start

    def agent(self, *answers: str | ToolCall, name: str = "Helper", **options: object) -> Agent:
        model = ScriptedModel(*answers)
        return Agent(
            id=name.lower(), name=name, model=model, db=self._db, telemetry=False, **options
        )

    def crew(self, *tasks: str) -> Team:
        """Make a team that delegates one task a turn to its member, then answers."""
        answers: list[str | ToolCall] = []
        for task in tasks:
            answers += [ToolCall("delegate_task_to_member", ("researcher", task)), f"Done: {task}"]
        member = Agent(id="researcher", name="Researcher", model=ScriptedModel(), telemetry=False)
        return Team(
            id="crew",
            name="Crew",
            members=[member],
            model=ScriptedModel(*answers),
            system_message="You lead the crew.",
            db=self._db,
            telemetry=False,
        )

    def flow(self) -> Workflow:
        brewer = Agent(id="brewer", name="Brewer", model=ScriptedModel(), telemetry=False)
        steps = [Step(name="brew", agent=brewer)]
        return Workflow(id="flow", name="Flow", steps=steps, db=self._db, telemetry=False)

    def hold(
        self,
        session_id: str,
        component: Agent | Team | Workflow,
        *inputs: object,
        names: Sequence[str] = (),
        **options: object,
    ) -> None:
        """Run every input in one session, then give the session each of the names in turn."""
        moment = self._now
        self._now += _BETWEEN_SESSIONS
        for given in inputs:
            self._set_clock(moment)
            component.run(given, session_id=session_id, **options)
            moment += _BETWEEN_TURNS
        for name in names:
            self._set_clock(moment)
            component.set_session_name(session_id=session_id, session_name=name)
            moment += _BETWEEN_TURNS


def hold_conversations(db: SqliteDb, set_clock: SetClock) -> None:
    """Begin sessions of every type in an empty table."""
    talk = Conversations(db, set_clock, FIRST)
    trip: dict[str, object] = {"stops": [{"city": "Lisboa", "days": 3}], "budget": {"eur": 900.5}}
    talk.hold(
        "trip-plan",
        talk.agent(metadata={"channel": "web", "tags": ["travel", "été"]}),
        "Plan three days in Lisbon",
        "Add a day in Porto",
        "What does it cost?",
        names=["Trip to Lisbon", "Trip to Lisbon and Porto 🚋"],
        user_id="ada",
        session_state=trip,
    )
    questions = ["How do I reset my password?", "It did not work", "Thanks"]
    talk.hold("first-question", talk.agent(), *questions, user_id="bob")
    state = {"città": "Forlì", "日本": ["東京", "大阪"]}
    talk.hold("unicode", talk.agent(), "Où est 日本語 ☕?", user_id="zoë", session_state=state)
    writer = talk.agent(name="Writer")
    talk.hold("poem", writer, "Write a poem", names=["A poem"], user_id="ada")
    talk.hold("essay", writer, "Write an essay\nof two lines", user_id="bob")
    crew = talk.crew("Find the harbours", "Find the weather")
    talk.hold("crew-launch", crew, "Plan the launch", "And the weather?", user_id="ada")
    talk.hold("flow-text", talk.flow(), "Brew green tea", user_id="ada")
    talk.hold("flow-object", talk.flow(), {"topic": "tea", "cups": 2}, user_id="bob")


def hold_more_conversations(db: SqliteDb, set_clock: SetClock) -> None:
    """Begin sessions with tools, names and every kind of input."""
    talk = Conversations(db, set_clock, _MORE)
    talk.hold("anonymous", talk.agent(), "hello")
    call = ToolCall("water_temperature", ("tea",))
    brewer = talk.agent(call, "80 degrees.", tools=[water_temperature])
    talk.hold("tool-call", brewer, "How hot for tea?", user_id="ada")
    parts = [{"type": "text", "text": "part one"}, {"type": "text", "text": "part two"}]
    messages = [Message(role="user", content="message one"), Message(role="user", content="two")]
    talk.hold("input-object", talk.agent(), {"topic": "tea", "cups": 2})
    talk.hold("input-model", talk.agent(), Order(topic="tea", cups=2))
    talk.hold("input-parts", talk.agent(), parts)
    talk.hold("input-texts", talk.agent(), ["first text", "second text"])
    talk.hold("input-message", talk.agent(), Message(role="user", content="a message"))
    talk.hold("input-messages", talk.agent(), messages)
    image = Image(url="https://example.org/cat.png")
    talk.hold("input-image", talk.agent(), "What is in this picture?", images=[image])
    news = talk.crew("List the news")
    talk.hold("crew-named", news, "What is new?", names=["Daily standup"], user_id="bob")
    talk.hold("crew-alone", talk.crew(), "Answer without the others", user_id="zoë")
    talk.hold("flow-model", talk.flow(), Order(topic="café", cups=3))
    talk.hold("flow-list", talk.flow(), ["green", "black"])
    talk.hold("flow-named", talk.flow(), "Brew", names=["Tea time ☕"], user_id="zoë")


def hold_few(db: SqliteDb, set_clock: SetClock) -> None:
    """Begin a session of each type, to fill a second table."""
    talk = Conversations(db, set_clock, FIRST)
    talk.hold("my-agent", talk.agent(), "Is this my table?", user_id="ada")
    talk.hold("my-crew", talk.crew(), "Whose table?", names=["My crew"], user_id="ada")
    talk.hold("my-flow", talk.flow(), "Brew in my table", user_id="bob")


def continue_conversations(db: SqliteDb, set_clock: SetClock) -> None:
    """Continue and rename sessions that an older Agno has stored, and begin new ones."""
    talk = Conversations(db, set_clock, LATER)
    talk.hold("trip-plan", talk.agent(), "Shorten it", user_id="ada")
    talk.hold("first-question", talk.agent(), "It broke again", user_id="bob")
    talk.hold("essay", talk.agent(name="Writer"), names=["An essay, renamed"], user_id="bob")
    talk.hold("crew-launch", talk.crew("Find the tide"), "And the tide?", user_id="ada")
    talk.hold("flow-text", talk.flow(), "Brew white tea", user_id="ada")
    talk.hold("later-question", talk.agent(), "Which version is this?", user_id="ada")
    talk.hold("later-named", talk.agent(), "Name me", names=["Named later"], user_id="bob")
    talk.hold("later-crew", talk.crew("Check it"), "Does delegation work?", user_id="bob")
    talk.hold("later-flow", talk.flow(), {"topic": "white tea"}, user_id="zoë")
