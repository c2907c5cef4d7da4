#!/bin/sh
# Runs the generators and fails when that changes any file of the tree or leaves one that git does not know.
set -eu
cd "$(dirname "$0")/.."
state() {
  git ls-files --cached --others --exclude-standard -z | xargs -0 sha256sum 2>/dev/null | sort -k 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
state >"$work/before"
make --no-print-directory gen
state >"$work/after"
if ! diff "$work/before" "$work/after" >"$work/diff"; then
  echo "generated files are not fresh; run 'make gen' and commit:" >&2
  sed -n 's/^[<>] [0-9a-f]* *//p' "$work/diff" | sort -u >&2
  exit 1
fi
