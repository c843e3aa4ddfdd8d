"""Places as points on the unit sphere, so that distances between many of them are a few array operations."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from data.records import Place


def unit_vectors(places: Sequence[Place], count: int) -> NDArray[np.float32]:
    """Points of the first `count` located places, shape (count, 3); NaN where there are fewer."""
    points = np.full((count, 3), np.nan, dtype=np.float32)
    located = [(place.lat, place.lon) for place in places if place.lat is not None and place.lon is not None]
    for row, (latitude, longitude) in enumerate(located[:count]):
        lat, lon = np.radians(latitude), np.radians(longitude)
        points[row] = np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)
    return points
