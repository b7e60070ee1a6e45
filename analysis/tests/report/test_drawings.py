from __future__ import annotations

from matplotlib.axes import Axes

from kith.report.drawings import draw


def test_dollars_in_a_title_make_no_formula() -> None:
    def titled(ax: Axes) -> Axes:
        ax.set_title("$\\notmath$ & <b> for $5", loc="left")
        return ax

    drawing = draw("x", (3, 2), titled)
    assert "$\\notmath$ &amp; &lt;b&gt; for $5" in drawing.svg
