"""A file's bytes -> records of texts: what it is, its encoding, its separator or its workbook."""
