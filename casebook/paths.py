"""Where the parts of the project that are not code lie.

Casebook runs from its checkout (installed in editable mode), so that an analyst edits the
lexicon and the notebooks in place and the next build sees it.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
PROJECT = PACKAGE.parent
LEXICON = PROJECT / "lexicon"
NOTEBOOKS = PROJECT / "notebooks"
ASSETS = PROJECT / "assets"
FONTS = ASSETS / "fonts"
