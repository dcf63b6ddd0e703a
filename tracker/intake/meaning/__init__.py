"""Records of texts -> rows with a meaning: columns, names, periods, units, values; every problem found in one pass."""
