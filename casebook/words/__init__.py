"""Tokens, keyness and concordance."""
