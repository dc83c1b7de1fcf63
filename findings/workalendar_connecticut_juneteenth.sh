#!/bin/sh
# workalendar 17.0.0: working days in Connecticut.
#
# Expected: June 19 is a holiday: it is one of federal law since 2021, and of Connecticut's list (C.G.S. § 1-4) since 2023.
# Seen: workalendar.usa.Connecticut has no Juneteenth in any year, and counts Friday, June 19, 2026 as a working day, so that a
# time of one working day before Monday, June 22 ends on the holiday. The package has the day in FederalReserveSystem alone.
#
# Exits with 1 where Connecticut's calendar has the day, or FederalReserveSystem has it no longer.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check workalendar==17.0.0
"$folder/env/bin/python" - <<'PYTHON'
import sys
from datetime import date

from workalendar.usa import Connecticut, FederalReserveSystem

day, monday = date(2026, 6, 19), date(2026, 6, 22)
before = Connecticut().sub_working_days(monday, 1)
years = [year for year in range(2021, 2031) if any(held == date(year, 6, 19) for held, _ in Connecticut().holidays(year))]
print(f"Connecticut: June 19 is a holiday in {years or 'no year'}; the working day before {monday} is {before}")
print(f"Federal Reserve: the working day before {monday} is {FederalReserveSystem().sub_working_days(monday, 1)}")
sys.exit(0 if not years and before == day and FederalReserveSystem().is_holiday(day) else 1)
PYTHON
