"""`make generate`: from the contract in openapi/ to everything in generated/."""
