# Generated from openapi/agentos.yaml by make generate. Do not edit.

"""Contains methods for accessing the API"""
