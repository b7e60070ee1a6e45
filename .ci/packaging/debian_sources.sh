# shellcheck shell=bash
# Fetches Debian 12 source packages with a list of sources of its own. Sourced by other scripts.

# Prints the mirror from which this machine installs.
debian_mirror() {
  sed -nE 's/^(URIs:|deb( \[[^]]*\])?) +([^ ]*debian\/?)( .*)?$/\3/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | sed -n 1p || true  # some files may be missing
}

# Fetches source packages into $1/packed, once; the other arguments name the packages.
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

# Prints the C files of isa-l, in its source folder $1, that do for any processor what Kith needs.
portable_isal() {
  printf "$1/%s.c\n" igzip/{igzip,hufftables_c,igzip_base,igzip_icf_base,adler32_base,flatten_ll,encode_df} \
    igzip/{igzip_icf_body,huff_codes,igzip_inflate,igzip_base_aliases,proc_heap_base} \
    crc/{crc_base,crc64_base,crc_base_aliases}
}
