"""Files of boundaries, made up: a feature is a square."""

import json
from typing import Any


def feature(properties: dict[str, Any], west: float = 111.0, north: float = 31.0) -> dict[str, Any]:
    """A square of half a degree."""
    east, south = west + 0.5, north - 0.5
    ring = [[west, north], [east, north], [east, south], [west, south], [west, north]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def geojson(*features: dict[str, Any]) -> bytes:
    """A file of these features."""
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()
