# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""Contains endpoint functions for accessing the API"""
