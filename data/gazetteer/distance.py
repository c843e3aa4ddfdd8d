"""Distances on the globe."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


def distance_km(lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike) -> NDArray[np.float64]:
    """Great-circle distance by the haversine formula; arguments in degrees, broadcast against each other.

    Returns:
        Kilometres in the broadcast shape; a zero-dimensional array (usable as a float) for four floats, and
        NaN where a coordinate is NaN: an unknown place is at no distance.

    """
    phi1, phi2 = np.radians(np.asarray(lat1, dtype=float)), np.radians(np.asarray(lat2, dtype=float))
    half_dphi = (phi2 - phi1) / 2
    half_dlambda = np.radians(np.asarray(lon2, dtype=float) - np.asarray(lon1, dtype=float)) / 2
    chord = np.sin(half_dphi) ** 2 + np.cos(phi1) * np.cos(phi2) * np.sin(half_dlambda) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0))))


def point_distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Do the same for two single points, without the overhead of arrays."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    chord = math.sin((phi2 - phi1) / 2) ** 2
    chord += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))
