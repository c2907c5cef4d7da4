#!/bin/sh
# Installs what deploy/packages.txt lists on Debian 12 as root; elsewhere says exactly what is missing. Safe to run again.
# usage: setup.sh PURPOSE…   (build, run, test)
set -eu
cd "$(dirname "$0")/.."
purposes=$(echo "$*" | tr ' ' '|')
packages=$(grep -E " ($purposes)\$" deploy/packages.txt | sed 's/ .*//')

complain() {
  echo "honnin: $1" >&2
  exit 1
}

at_least() { # at_least HAVE WANT: versions such as 1.26.3
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

command -v go >/dev/null || complain "Go 1.26 or newer is missing: install it from go.dev and put it on PATH"
go_version=$(go env GOVERSION | sed 's/^go//; s/[^0-9.].*//')
at_least "$go_version" 1.26 || complain "Go $go_version is too old: 1.26 or newer is needed"
command -v node >/dev/null || complain "Node 20 or newer is missing"
node_version=$(node --version | sed 's/^v//')
at_least "$node_version" 20 || complain "Node $node_version is too old: 20 or newer is needed"
command -v npm >/dev/null || complain "npm is missing: it comes with Node"

on_debian_as_root() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && command -v dpkg-query >/dev/null
}

if on_debian_as_root; then
  missing=""
  for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && exit 0
  echo "honnin: installing$missing"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  # shellcheck disable=SC2086
  apt-get install -y -q --no-install-recommends $missing
  exit 0
fi

missing=""
need() { # need PURPOSE COMMAND…
  case " $wanted " in *" $1 "*) ;; *) return 0 ;; esac
  shift
  for command in "$@"; do
    command -v "$command" >/dev/null || missing="$missing $command"
  done
}
wanted=$*
need build gcc pkg-config openssl git make
need run redis-server ffmpeg
need test chromium curl jq sqlite3
for library in libturbojpeg libheif; do
  pkg-config --exists "$library" 2>/dev/null || missing="$missing $library(headers)"
done
case " $wanted " in
  *" test "*) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql(initdb)" ;;
esac
[ -z "$missing" ] && exit 0
complain "this is not Debian 12 with root rights, so please install:$missing
The Debian names of the packages stand in deploy/packages.txt."
