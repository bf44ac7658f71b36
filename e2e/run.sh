#!/bin/sh
# Runs the journeys in Debian's Chromium against a real PDS. Installs what is missing: the browser and its
# fonts (Debian packages), the packages of the journeys, and the PDS, once, in e2e/.counterparts.
#
#   e2e/run.sh                    every journey
#   e2e/run.sh keyboard           the journeys whose file name holds this word
#   e2e/run.sh --pictures         the pictures of the README, into docs/pictures
#   e2e/run.sh --looks            every screen, both widths and themes, into results/looks
#
# PARVIS_BINARY is the program to try (default: target/debug/parvis, built with its interface).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cd "$here"

fail() {
  echo "$1" >&2
  exit 1
}

packages() {
  as=
  [ "$(id -u)" = 0 ] || as=sudo
  if [ -z "$as" ] || command -v sudo >/dev/null; then
    $as apt-get update --quiet >&2
    $as apt-get install --yes --no-install-recommends "$@" >&2
  else
    fail "Missing: $*. As administrator: apt-get install $*"
  fi
}

browser() {
  [ -n "${CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || packages chromium
  fc-list 2>/dev/null | grep -qi dejavu || packages fontconfig fonts-dejavu-core
}

journeys() {
  if ! cmp -s package-lock.json node_modules/.parvis-lock; then
    npm ci --no-audit --no-fund --loglevel=error >&2
    cp package-lock.json node_modules/.parvis-lock
  fi
}

command -v npm >/dev/null || fail "npm is needed: install Node 20.19 or later"
binary=${PARVIS_BINARY:-target/debug/parvis}
case $binary in
  /*) ;;
  *) binary=$here/../$binary ;;
esac
[ -x "$binary" ] || fail "No program at $binary: build the interface, then \`cargo build -p parvis\`, or set PARVIS_BINARY"

browser
journeys
if [ "${1:-}" = --pictures ]; then
  exec npm run --silent pictures
fi
if [ "${1:-}" = --looks ]; then
  exec npm run --silent looks
fi
./counterparts/pds.sh install
exec npx playwright test "$@"
