"""Security that is refused, each with the line that refuses it."""

from .contracts import Edit, operation
from .edits import GET, of_operation

SECURITY: dict[str, tuple[Edit, str]] = {
    "scopes": (
        of_operation(security=[{"HTTPBearer": ["read"]}]),
        f"{GET}.security[0].HTTPBearer: scopes and roles are not supported",
    ),
    "digest": (
        lambda document: document["components"]["securitySchemes"]["HTTPBearer"].update(
            scheme="digest"
        ),
        "components.securitySchemes.HTTPBearer: apiKey, http basic and http bearer are supported, "
        "here: http digest",
    ),
    "OpenID": (
        lambda document: document["components"]["securitySchemes"].update(
            HTTPBearer={"type": "openIdConnect", "openIdConnectUrl": "https://example.com"}
        ),
        "components.securitySchemes.HTTPBearer: apiKey, http basic and http bearer are supported, "
        "here: openIdConnect",
    ),
    "unknown scheme": (
        of_operation(security=[{"Bearer": []}]),
        f"{GET}.security[0]: security scheme Bearer is not among the components",
    ),
    "unknown scheme of the document": (
        lambda document: (
            document.update(security=[{"Bearer": []}]) or operation(document).pop("security")
        ),
        "security[0]: security scheme Bearer is not among the components",
    ),
}
