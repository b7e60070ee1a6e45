# shellcheck shell=bash
# Bare Debian systems in folders, to try things as a user without root. Sourced by other scripts; needs root.
. .ci/packaging/debian_sources.sh

# Makes the system $1 of the Debian release $2, once; the other arguments name its packages.
make_root() {
  local root=$1 release=$2
  shift 2
  [[ -f $root/.done ]] && return
  ((EUID == 0)) || fail "only root can make a bare Debian in $root"
  say "A bare Debian $release in $root"
  rm -rf --one-file-system "$root"
  mkdir -p "$root"
  unshare --mount debootstrap --variant=minbase ${1:+--include="$(IFS=, && echo "$*")"} \
    "$release" "$root" "$(debian_mirror)" >"$root.log" || { tail -n 5 "$root.log" >&2 && fail "$root.log says why"; }
  touch "$root/.done"
}

# Runs a bash script (standard input, with the other arguments) in the system $1, in an empty environment, as
# `user` in the home folder, without network. Nothing that it starts outlives it.
in_root() {
  local root=$1
  shift
  unshare --mount --net --pid --fork --kill-child --mount-proc="$root/proc" \
    chroot --userspec=user:user "$root" env -i HOME=/home/user USER=user LANG=C.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin \
    bash -c 'cd && exec bash -euo pipefail -s "$@"' bash "$@"
}

# Puts copies of files into an empty home folder of `user` in the system $1.
put_home() {
  local root=$1
  shift
  chroot "$root" id user >/dev/null 2>&1 || chroot "$root" useradd --shell /bin/bash user
  rm -rf "$root/home/user"
  mkdir "$root/home/user"
  cp -r "$@" "$root/home/user"
  chroot "$root" chown -R user:user /home/user
}

# Downloads packages (and all that they need) for Debian 12 and its Python into the folder $1.
fetch_packages() {
  local folder=$1 platforms
  shift
  mapfile -t platforms < <(printf -- "--platform=manylinux_2_%d_$(uname -m)\n" {28..5})
  rm -f "$folder"/kith*  # of an earlier build
  python3 -m venv "$folder-venv"
  quietly "$folder-venv/bin/python" -m pip download --only-binary=:all: --python-version=3.11 \
    --implementation=cp "${platforms[@]}" --constraint .ci/constraints.txt --dest "$folder" "$@"
}
