"""Casebook: Chinese press articles in, a report out in which every number leads to its sentence."""

__version__ = "0.1.0"
