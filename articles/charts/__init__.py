"""Charts, drawn on the server from lines of figures. Pure: no model, no request."""

from articles.charts.bars import draw_bars
from articles.charts.figures import Figures, FiguresRefused, read_figures
from articles.charts.lines import draw_lines

__all__ = ["Figures", "FiguresRefused", "draw_bars", "draw_lines", "read_figures"]
