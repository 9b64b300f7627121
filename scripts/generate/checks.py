"""Security in Python's terms: the authenticator's methods, and how a route calls them."""

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.generate.errors import ContractError
from scripts.generate.names import distinct_names
from scripts.generate.operations import Operation
from scripts.generate.requirements import Requirement, Scheme

Way = tuple[Scheme, ...]

_MEANING = {
    "basic": "whose name and password `credentials` are",
    "bearer": "who holds the bearer token `credentials`",
}


@dataclass(frozen=True)
class Credential:
    """One credential: its name and type for Python, and the function that finds it."""

    name: str
    type: str
    read: str


@dataclass(frozen=True)
class Check:
    """A method of the authenticator, for schemes that are asked for together."""

    name: str
    text: str
    credentials: tuple[Credential, ...]

    @property
    def call(self) -> str:
        """What the functions of the generated `credentials` take."""
        reads = ", ".join(credential.read for credential in self.credentials)
        return f"authenticator.{self.name}, {reads}"


@dataclass(frozen=True)
class Checks:
    """All methods of the authenticator, by the schemes that they check."""

    by_way: dict[Way, Check]

    def authenticate(self, requirement: Requirement) -> str:
        """The expression that lets a request in, or refuses it."""
        checks = [self.by_way[way] for way in requirement.ways]
        if len(checks) == 1 and not requirement.optional:
            return f"required({checks[0].call})"
        ways = ", ".join(f"Way({check.call})" for check in checks)
        return f"{'optional' if requirement.optional else 'first_of'}({ways})"


def read_checks(operations: Iterable[Operation]) -> Checks:
    """The methods for what the operations ask; raises ContractError for schemes of one name."""
    ways = [way for o in operations if o.security for way in o.security.ways]
    schemes = {scheme.name: scheme for way in ways for scheme in way}
    names = distinct_names(
        {name: ("components", "securitySchemes", name) for name in schemes}, frozenset()
    )
    by_way = {way: _check(way, names) for way in ways}
    if len({check.name for check in by_way.values()}) < len(by_way):
        raise ContractError(
            ("components", "securitySchemes"), "two combinations of schemes give one name"
        )
    return Checks(by_way)


def _check(way: Way, names: dict[str, str]) -> Check:
    none = "None when the request has none"
    if len(way) == 1:
        [scheme] = way
        meaning = _MEANING.get(scheme.kind, f"who holds the {scheme.kind} key `credentials`")
        text = f"Tells {meaning}, {none} ({scheme.name})."
        return Check(names[scheme.name], text, (_credential(scheme, "credentials"),))
    titles = ", ".join(scheme.name for scheme in way)
    return Check(
        "_and_".join(names[scheme.name] for scheme in way),
        f"Tells who holds all of these credentials, each {none} ({titles}).",
        tuple(_credential(scheme, names[scheme.name]) for scheme in way),
    )


def _credential(scheme: Scheme, name: str) -> Credential:
    match scheme.kind:
        case "bearer":
            return Credential(name, "str", "bearer_token")
        case "basic":
            return Credential(name, "BasicCredentials", "basic_credentials")
    return Credential(name, "str", f"{scheme.kind}_key({scheme.key!r})")
