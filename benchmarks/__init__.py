"""How fast the dashboard is, as ratios to something outside, measured in one run: `python -m benchmarks --help`."""
