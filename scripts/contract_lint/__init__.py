"""Checks the contract: is it OpenAPI, and does it keep the rules of this project?"""
