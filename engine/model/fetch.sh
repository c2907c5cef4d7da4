#!/bin/sh
# Fetches the packages of a lock file, verifies each against its integrity hash, and unpacks chosen files flat into a folder.
# usage: fetch.sh LOCK DEST PATTERN…   (patterns are tar member patterns)
set -eu
lock=$1 dest=$2
shift 2
stamp="$dest/.fetched"
want=$(cat "$lock"; printf '%s\n' "$@")
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && exit 0

mkdir -p "$dest"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -v '^#' "$lock" | while read -r package integrity; do
  echo "fetching $package"
  tarball="$work/$(cd "$work" && npm pack --silent --ignore-scripts "$package" | tail -n 1)"
  got="sha512-$(openssl dgst -sha512 -binary "$tarball" | openssl base64 -A)"
  [ "$got" = "$integrity" ] || { echo "$package: integrity is $got, the lock says $integrity" >&2; exit 1; }
  tar -tzf "$tarball" >"$work/list"
  for pattern in "$@"; do
    grep -E "^$pattern\$" "$work/list" || true
  done >"$work/wanted"
  tar -xzf "$tarball" -C "$work" -T "$work/wanted"
  while read -r member; do cp "$work/$member" "$dest/"; done <"$work/wanted"
  rm -f "$tarball"
done
printf '%s' "$want" >"$stamp"
