"""A scenario of three zones with known travel times."""

from __future__ import annotations

import sys

if sys.version_info >= (3, 11):
    pass
else:
    pass

#: Three zones whose travel times are the sides of a right triangle, one given one way only.
TRIANGLE = """
title = "A triangle"
[[zone]]
id = "hill"
title = "The Hill"
share_of_residents = 0.5
income_factor = 0.8
minutes_within = 2
minutes_to = { dale = 3, shore = 4 }
[[zone]]
id = "dale"
share_of_residents = 0.3
minutes_within = 1
minutes_to = { hill = 3, shore = 5 }
[[zone]]
id = "shore"
share_of_residents = 0.2
minutes_within = 6
minutes_to = { hill = 4 }
[[organization]]
id = "house"
title = "The House, a center"
zone = "shore"
[[organization]]
id = "bystander"
zone = "hill"
[[site]]
id = "house-online"
organization = "house"
zone = "dale"
remote = true
[[partnership]]
id = "p"
partners = ["house"]
"""
