"""What charts are built from: frame and legend, text that fits, signs and fills, rows of words; it knows no chart."""
