"""Charts, tables and lists of a page, and what chooses among them."""
