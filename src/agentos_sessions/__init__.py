"""AgentOS ``GET /sessions`` over the databases that Agno agents write."""
