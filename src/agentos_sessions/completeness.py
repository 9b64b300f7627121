"""Whether each operation of the contract has its handler method, and nothing else has one."""

from collections.abc import Iterator, Mapping
from inspect import get_annotations, iscoroutinefunction
from pkgutil import iter_modules

from agentos_contract import services
from agentos_contract.routes import add_routes
from agentos_sessions import handlers
from agentos_sessions.errors import HandlersDiffer


def check_complete(**given: type) -> None:
    """By tag, the classes that `add_routes` is given an object of; raises `HandlersDiffer`."""
    problems = list(_problems(_services(), given))
    if problems:
        raise HandlersDiffer("; ".join(problems))


def _services() -> Mapping[str, type]:
    """The generated class of each tag."""
    return {
        tag: wanted
        for tag, wanted in get_annotations(add_routes).items()
        if getattr(wanted, "__module__", "") == services.__name__
    }


def _problems(wanted: Mapping[str, type], given: Mapping[str, type]) -> Iterator[str]:
    modules = {module.name for module in iter_modules(handlers.__path__)}
    for tag in sorted(modules - wanted.keys()):
        yield f"{handlers.__name__}.{tag} is left over: the contract has no such tag"
    for tag, service in wanted.items():
        if tag in given:
            yield from _differences(service, given[tag])
        else:
            yield f"create_app is given no {service.__name__}: {tag} is missing"


def _differences(service: type, handler: type) -> Iterator[str]:
    name = f"{handler.__module__}.{handler.__name__}"
    operations = {method for method in vars(service) if not method.startswith("_")}
    for method in sorted(getattr(handler, "__abstractmethods__", ())):
        yield f"{name}.{method} is missing: the contract has such an operation"
    for method, value in vars(handler).items():
        if not method.startswith("_") and iscoroutinefunction(value) and method not in operations:
            yield f"{name}.{method} is left over: the contract has no such operation"
