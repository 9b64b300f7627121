"""Writes the full OpenAPI document of AgentOS as real Agno versions publish it."""

import argparse
from pathlib import Path

from scripts.agno_environments import VERSIONS, AgnoEnvironment, environments_folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="where the documents go")
    parser.add_argument("versions", nargs="*", default=VERSIONS, metavar="VERSION")
    parser.add_argument(
        "--environments", type=Path, help="keep the virtual environments in this folder"
    )
    arguments = parser.parse_args()
    out = arguments.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with environments_folder(arguments.environments) as environments:
        for version in arguments.versions:
            agno = AgnoEnvironment(version, environments)
            agno.install()
            file = out / f"agno_{agno.short.replace('.', '_')}.json"
            agno.run("scripts.agno_contracts.writer", str(file))
            print(file, file.stat().st_size)


if __name__ == "__main__":
    main()
