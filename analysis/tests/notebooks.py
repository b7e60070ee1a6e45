"""Runs the cells of a notebook or script without Jupyter, and returns their output.

python analysis/tests/notebooks.py analysis/tutorials/first_answer.ipynb   # renews the outputs
"""

from __future__ import annotations

import ast
import base64
import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import matplotlib
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from PIL import Image


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def code_lines(notebook: dict[str, Any]) -> list[str]:
    lines = [line for cell in code_cells(notebook) for line in "".join(cell["source"]).split("\n")]
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def executed(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the notebook with the outputs of its cells: last values and PNG figures."""
    names: dict[str, Any] = {}
    for count, cell in enumerate(code_cells(notebook), start=1):
        value = _last_value("".join(cell["source"]), names)
        cell["execution_count"], cell["outputs"] = count, []
        if isinstance(value, pd.DataFrame):
            shown = {"text/plain": value.to_string(), "text/html": value.to_html(border=0)}
            cell["outputs"].append(
                {"output_type": "execute_result", "execution_count": count, "metadata": {},
                 "data": {kind: text.splitlines(keepends=True) for kind, text in shown.items()}}
            )  # fmt: skip
        for number in plt.get_fignums():
            image = base64.b64encode(_small_png(plt.figure(number))).decode()
            cell["outputs"].append(
                {"output_type": "display_data", "metadata": {}, "data": {"image/png": image}}
            )
        plt.close("all")
    return notebook


def run_cells(cells: list[str]) -> tuple[dict[int, str], dict[int, bytes]]:
    """Run the cells of a script; return printed text and drawn figures by cell, from 1."""
    names: dict[str, Any] = {"__name__": "__main__"}
    texts, pictures = {}, {}
    plt.close("all")  # a figure that somebody else left open is not the script's
    for number, source in enumerate(cells, start=1):
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(f"# {source}", f"<cell {number}>", "exec"), names)
        if printed.getvalue():
            texts[number] = printed.getvalue()
        for figure in plt.get_fignums():
            pictures[number] = _small_png(plt.figure(figure))
        plt.close("all")
    return texts, pictures


def _small_png(figure: Figure) -> bytes:
    drawn, small = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png", dpi=100)
    Image.open(drawn).convert("RGB").quantize(32).save(small, format="png", optimize=True)
    return small.getvalue()


def _last_value(source: str, names: dict[str, Any]) -> object:
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)


if __name__ == "__main__":
    matplotlib.use("Agg")
    file = Path(sys.argv[1])
    told = json.dumps(executed(read(file)), indent=1, ensure_ascii=False)
    file.write_text(told + "\n", encoding="utf-8")
