"""Join token tables into one narrow table that keeps their inner products as well as a linear map can."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def compressed(tables: Sequence[NDArray[np.float32]], dimension: int) -> NDArray[np.float32]:
    """Lay tables of the same tokens side by side and keep the `dimension` principal directions.

    The mean of token vectors is linear, so that projecting the table projects every text alike. Measured on
    one table of 256 columns: 192 kept every score within .005, 128 cost a little; 160 was not measured apart.

    Args:
        tables: each (tokens, width).
        dimension: columns of the result; all are kept (rotated) where there are fewer.

    Returns:
        (tokens, dimension) with its root mean square the one of the first table.

    """
    joined = np.concatenate(tables, axis=1).astype(np.float64)
    _, directions = np.linalg.eigh(joined.T @ joined)
    directions = directions[:, ::-1][:, :dimension]
    signs = np.sign(directions[np.abs(directions).argmax(axis=0), np.arange(directions.shape[1])])
    projected = joined @ (directions * signs)
    return np.asarray(
        projected * (np.sqrt(np.mean(tables[0] ** 2) / np.mean(projected**2))), dtype=np.float32
    )
