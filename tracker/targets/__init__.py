"""Targets by the sheet: a table as people keep it -> rows checked by the catalogue's rules -> one batch."""
