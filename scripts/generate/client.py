"""The typed client: openapi-python-client."""

import json
import re
from pathlib import Path

from scripts.generate.client_document import client_document, raw_media_types
from scripts.generate.operations import Operation
from scripts.generate.references import Document
from scripts.generate.tools import run_tool

_MENDED = {
    # An open file is nothing that httpx's asynchronous client sends.
    r'(_kwargs\["content"\] = body\.payload)$': r"\1.read()",
    # The type of the first cookie would be that of all.
    r"^    cookies = {}$": "    cookies: dict[str, Any] = {}",
    # The new object has the name of its class, which can be that of a property too.
    r"(^    (\w+): .*?^        )\2( = cls\(.*?^        )\2(\.additional_properties = d\n"
    r"        return )\2$": (r"\1new\3new\4new"),
}
"""What openapi-python-client writes, and what stands in its place."""

_BOILERPLATE = (
    *("Warning(s) encountered", "Error(s) encountered", "If you believe this"),
    *("{", "}", " "),  # the part of the contract that it prints
)


def write_client(
    document: Document, operations: list[Operation], folder: Path, target: Path
) -> None:
    """Writes the package `target`, with `folder` for what the generator reads."""
    source, settings = folder / "document.json", folder / "settings.json"
    raw = dict.fromkeys(raw_media_types(operations), "application/octet-stream")
    source.write_text(json.dumps(client_document(document, operations)), encoding="utf-8")
    settings.write_text(
        json.dumps(
            {
                "package_name_override": target.name,
                "post_hooks": [],
                "content_type_overrides": raw,
            }
        ),
        encoding="utf-8",
    )
    run_tool(
        "openapi_python_client",
        "generate",
        "--meta=none",
        "--fail-on-warning",
        f"--path={source}",
        f"--config={settings}",
        f"--output-path={target}",
        folder=folder,
        boilerplate=_BOILERPLATE,
    )
    (target / "py.typed").touch()
    for module in target.rglob("*.py"):
        text = module.read_text("utf-8")
        for found, mended in _MENDED.items():
            text = re.sub(found, mended, text, flags=re.MULTILINE | re.DOTALL)
        module.write_text(text, encoding="utf-8")
