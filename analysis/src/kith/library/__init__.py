"""The numbers of the scenario library's page: read from its marks, run, written between them."""

from kith.library.page import Block, PageError, Row, blocks, fill
from kith.library.tables import table

__all__ = ["Block", "PageError", "Row", "blocks", "fill", "table"]
