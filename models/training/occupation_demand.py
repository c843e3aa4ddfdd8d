"""How often each occupational group is advertised: the prior of the coder.

The classification has as many titles for rare trades as for common ones; advertisements do not. The numbers are our
own round estimates of open jobs in Germany by KldB group (three digits), in thousands: only their proportion counts,
and half of the training follows the number of titles instead.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_OPEN_JOBS = """
011 0.05; 012 0.1; 013 0.1; 014 0.2;
111 2; 112 2; 113 0.5; 114 0.2; 115 1; 116 0.5; 117 1; 121 12; 122 1.5;
211 0.6; 212 2; 213 0.8; 214 0.4; 221 9; 222 5; 223 15; 231 2; 232 2; 233 0.5; 234 2; 241 3; 242 18; 243 3;
244 22; 245 8; 251 40; 252 24; 261 15; 262 35; 263 20; 271 8; 272 6; 273 12; 281 1; 282 1.5; 283 0.5; 291
0.6; 292 14; 293 22;
311 14; 312 2; 321 18; 322 12; 331 4; 332 14; 333 12; 341 12; 342 26; 343 5;
411 0.3; 412 1; 413 4; 414 0.5; 421 0.2; 422 1; 423 1.5; 431 10; 432 7; 433 7; 434 14;
511 4; 512 2; 513 50; 514 2; 515 5; 516 12; 521 30; 522 2; 523 0.1; 524 0.3; 525 11; 531 18; 532 1; 533 0.6;
541 28;
611 30; 612 4; 613 9; 621 35; 622 13; 623 11; 624 2.5; 625 0.3; 631 5; 632 10; 633 25; 634 1;
711 2; 712 0.2; 713 15; 714 26; 715 15; 721 10; 722 18; 723 8; 731 5; 732 16; 733 2;
811 24; 812 3; 813 32; 814 9; 815 1; 816 2; 817 16; 818 5; 821 28; 822 1; 823 7; 824 0.5; 825 7; 831 46; 832
12; 833 0.4; 841 3; 842 2; 843 2; 844 5; 845 3;
911 0.2; 912 0.1; 913 0.3; 914 0.2; 921 9; 922 1.5; 923 1; 924 1; 931 0.7; 932 1.5; 933 0.2; 934 0.1; 935
0.3; 936 0.2; 941 0.2; 942 0.2; 943 0.1; 944 0.4; 945 1.2; 946 0.1; 947 0.2;
"""
_UNNAMED = 0.2  # thousand


def class_shares(classes: Sequence[str], current: Counter[str]) -> NDArray[np.float64]:
    """Return the share of advertisements that we expect of each class; they sum to 1.

    Args:
        classes: five-digit codes.
        current: how many names in use each class has; within a group, classes with more get more.

    """
    jobs = open_jobs()
    within = np.array([0.3 + np.sqrt(current[code]) for code in classes])
    groups = [code[:3] for code in classes]
    totals: Counter[str] = Counter()
    for group, weight in zip(groups, within, strict=True):
        totals[group] += weight
    share = np.array([jobs.get(group, _UNNAMED) / totals[group] for group in groups]) * within
    return np.asarray(share / share.sum(), dtype=np.float64)


def log_demand(classes: Sequence[str]) -> NDArray[np.float32]:
    """Return (classes,) the logarithm of the open jobs (thousands) of each class's group."""
    jobs = open_jobs()
    return np.log(np.array([jobs.get(code[:3], _UNNAMED) for code in classes], dtype=np.float32))


def open_jobs() -> dict[str, float]:
    """Return thousands of open jobs by three-digit group."""
    pairs = (pair.split() for pair in _OPEN_JOBS.replace("\n", " ").split(";") if pair.strip())
    return {group: float(number) for group, number in pairs}
