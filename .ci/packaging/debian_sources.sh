# shellcheck shell=bash
# Source packages of Debian 12, by a list of the caller's own. Sourced.

# The mirror that this machine installs from.
debian_mirror() {
  sed -nE 's/^(URIs:|deb( \[[^]]*\])?) +([^ ]*debian\/?)( .*)?$/\3/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n 1p || true  # some are not there
}

# Fetches source packages into $1/packed, once; the others name them.
fetch_sources() {
  mkdir -p "$1"
  local folder apt options=() suite mirror key=/usr/share/keyrings/debian-archive-keyring.gpg
  folder=$(realpath "$1") apt=$folder/apt
  shift
  mkdir -p "$folder/packed" "$apt"/{lists,cache/archives}/partial
  mirror=$(debian_mirror)
  for suite in bookworm bookworm-updates; do
    echo "deb-src [signed-by=$key] $mirror $suite main"
  done >"$apt/sources.list"
  options=(-qq -o "Dir::Etc::SourceList=$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$apt/lists" -o "Dir::Cache=$apt/cache" -o "APT::Sandbox::User=$(id -un)")
  apt-get "${options[@]}" update
  (cd "$folder/packed" && apt-get "${options[@]}" source --download-only "$@")
}
