"""The pure core: what numbers, periods, units and kinds of target mean, and how a target is judged."""
