"""Figures that no native chart can show without losing something, as pictures: set by Typst, with the project's font, at twice a screen's sharpness.

PNG, not SVG: a program shows an SVG's words in fonts of its machine, and breaks what was measured in ours.
"""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from casebook.errors import CasebookError
from casebook.paths import FONTS
from casebook.report.paper import plain_colours

PPI = 200
PAGES = """\
#set page(width: auto, height: auto, margin: 0pt)
#for name in json("names.json") { page(image(name, width: WIDTHpt)) }
"""


def pictures(plots: Sequence[str], width: float) -> list[bytes]:
    """Each plot (blocks.Figure.talk, an SVG) as PNG of `width` points."""
    import typst  # late: it is not needed to name the exporter

    if not plots:
        return []
    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    folder = Path(tempfile.mkdtemp())
    try:
        names = [f"{n}.svg" for n in range(len(plots))]
        for name, plot in zip(names, plots, strict=True):
            (folder / name).write_text(plain_colours(plot), "utf-8")
        (folder / "names.json").write_text(json.dumps(names), "utf-8")
        main = folder / "pages.typ"
        main.write_text(PAGES.replace("WIDTH", f"{width:g}"), "utf-8")
        made = typst.compile(main, root=folder, font_paths=own, format="png", ppi=PPI)
    except typst.TypstError as error:
        raise CasebookError(f"slides: Typst refused a figure: {error.message}; please report it with the articles") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return made if isinstance(made, list) else [made]
