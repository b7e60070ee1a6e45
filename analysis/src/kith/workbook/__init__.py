"""The tables of `kith export` as one workbook."""
