"""Rows -> a plan: what the file would change, compared with itself and with what is stored."""
