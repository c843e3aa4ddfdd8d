"""`python -m api` is `passung`."""

import sys

from api.cli import main

sys.exit(main())
