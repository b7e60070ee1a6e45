"""Fills the templates of pages."""

from __future__ import annotations

from importlib import resources
from typing import Any

import jinja2

#: Limits of the model, which every page states.
LEFT_OUT = (
    "Residents are simulated, and their reactions come from averages of published studies: nobody "
    "on this page is a real person.",
    "Suicide, substance use, psychosis, inpatient care and children under 10 are not in the model.",
    "Incomes never change: whether better health helps people to work, to learn or to keep a home "
    "is not counted.",
    "Uncertain numbers are drawn independently of each other, and those that were fitted to usual "
    "care are not drawn: true uncertainty is wider than the intervals.",
    "An event that is not in the scenario (an epidemic, a new law, another clinic) does not happen "
    "in either half of the comparison.",
)


def filled(template: str, content: dict[str, Any]) -> str:
    """Fill a template and return the page as HTML."""
    loader = jinja2.PackageLoader("kith.report", "assets")
    # Only our own content is inserted unescaped: drawings (Markup), styles, scripts, charts' JSON.
    environment = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    return environment.get_template(template).render(**content, asset=_asset)


def _asset(name: str) -> str:
    """Return an asset of the package, safe inside a script element."""
    text = (resources.files("kith.report") / "assets" / name).read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script")
