#!/usr/bin/env bash
# Acts as a user of an installed wheel, in an empty folder: use_wheel.sh PREFIX. At the end, it moves the
# program and its scenarios without the rest. Leaves the result r.h5.
set -euo pipefail
prefix=$1
clinic="clinic-at-the-community-center.toml"
export PATH=$prefix/bin:$PATH
unset KITH KITH_SHARE_DIR

kith --version
kith check "$clinic"
kith run "$clinic" -o r.h5 -n 2 -j 2 -q --set community.residents=2000 --set time.weeks=30 --set time.settling_weeks=30
kith show r.h5
kith report r.h5 -o r.html
python -c "import kith; kith.effects(kith.open('r.h5'), 'treated_past_year_share'); kith.check('$clinic')"
mkdir -p moved/bin moved/share
cp "$prefix/bin/kith" moved/bin
cp -r "$prefix/share/kith" moved/share
moved/bin/kith verify r.h5
moved/bin/kith check "$clinic"
