# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""The contract Agno AgentOS: its models, the services to fill in, and the routes that lead to them."""
