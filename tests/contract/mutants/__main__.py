"""`python -m tests.contract.mutants serve NAME LOCATION... --key KEY` serves one mutant."""

from argparse import ArgumentParser

from agentos_sessions.server import bind, serve
from tests.contract.mutants import MUTANTS, mutated


def main() -> None:
    """Prints the address in the first line and serves until it is told to end."""
    parser = ArgumentParser(prog="python -m tests.contract.mutants", description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("serve")
    by_name = {mutant.name: mutant for mutant in MUTANTS}
    command.add_argument("name", choices=by_name, metavar="NAME")
    command.add_argument("locations", nargs="+", metavar="LOCATION")
    command.add_argument("--key", required=True)
    arguments = parser.parse_args()
    app = mutated(arguments.locations, by_name[arguments.name], arguments.key)
    listener = bind("127.0.0.1", 0)
    print(f"{arguments.name} on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    serve(app, listener)


if __name__ == "__main__":
    main()
