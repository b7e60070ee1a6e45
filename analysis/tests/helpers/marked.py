"""A page with a mark for a table."""

from __future__ import annotations

MARK = """# A page

<!-- kith numbers: clinic
treated_past_year_share
treated_past_year_share income:below-100 10-20
partnership:alive
-->
old
<!-- kith end -->

The end.
"""
