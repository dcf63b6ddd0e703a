"""How fast the dashboard is, as ratios to something outside, measured in the same run. `python -m benchmarks --help`."""
