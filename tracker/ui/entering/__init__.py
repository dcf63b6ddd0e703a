"""Forms, grids, uploads and reviews: all that writes."""
