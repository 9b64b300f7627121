"""The OpenAPI documents of real AgentOS servers, written by the Agno versions themselves."""
