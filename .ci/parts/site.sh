# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the site: built offline, its links, and a place for every verb, key, outcome and function"
packages=("${build_packages[@]}" ccache)

# mkdocs has its own environment, with versions pinned by analysis/site/requirements.txt.
make_site_venv() {
  local wanted=analysis/site/requirements.txt venv=build/site-venv
  cmp -s "$wanted" "$venv/requirements.txt" && return
  say "Installing mkdocs into $venv"
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check -r "$wanted"
  cp "$wanted" "$venv/requirements.txt"
}

run_part() {
  use_program
  make_site_venv
  python analysis/site/build.py
}
