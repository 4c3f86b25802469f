"""A line of text as charts draw it: where it stands is known, so that it need not be laid out."""

from matplotlib.backend_bases import RendererBase
from matplotlib.text import Text

SHARE_BEFORE = {"left": 0, "center": 0.5, "right": 1}  # of a line's width, that stands before its place


class Line(Text):
    """One unturned line of text that stands on its baseline, never a formula.

    matplotlib's own text measures itself in each drawing, to be turned, parted into lines and set around its place; that is a fifth of the time
    that a figure takes.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line as `Text.draw` does."""
        if not self.get_text():
            return
        x, y = self.get_transform().transform(self.get_position())
        text, font, before = self.get_text(), self.get_fontproperties(), SHARE_BEFORE[self.get_horizontalalignment()]
        if before:
            x -= before * renderer.get_text_width_height_descent(text, font, ismath=False)[0]
        _, height = renderer.get_canvas_width_height()
        renderer.open_group("text", self.get_gid())
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        renderer.draw_text(context, x, height - y, text, font, self.get_rotation(), mtext=self)
        context.restore()
        renderer.close_group("text")
        self.stale = False
