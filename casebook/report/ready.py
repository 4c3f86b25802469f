"""What notebooks and exporters need, made ready once by the process that they are forks of (forks.py); to import it is to do so."""

import gc
from importlib import import_module

from casebook.report.export import FORMATS, leave_out_address_grammar

MODULES = (
    "ipykernel.kernelapp",
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_agg",
    "wordcloud",
    "casebook.case",
    "casebook.exhibits.numbers",
    "casebook.figures.style",
    "fontTools.subset",
    "nbconvert.exporters",
    "typst",
)
A_TRADITIONAL_WORD = "來往"

leave_out_address_grammar()
for name in (*MODULES, *(module for module, _ in FORMATS.values())):
    import_module(name)

from casebook.corpus.script import simplify  # noqa: E402
from casebook.figures import fonts  # noqa: E402

simplify(A_TRADITIONAL_WORD)  # reads OpenCC's dictionary
fonts.register()
fonts.characters()  # but no font is opened: forks would share its place in the file
gc.freeze()  # forks need not look through all this for garbage, which would also copy it
