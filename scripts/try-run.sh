#!/usr/bin/env bash
# Starts Parvis with the README's command (PROFILE=dev unless told otherwise), as a newcomer would: waits for the
# address with its token, opens the first-run page, the public feed and the health page, then stops it.
set -euo pipefail
cd "$(dirname "$0")/.."

port=${PORT:-18471}
place=$(mktemp -d)
printed=$place/printed
setsid make --no-print-directory run PROFILE="${PROFILE:-dev}" PORT="$port" DATA="$place/data" >"$printed" 2>&1 &
made=$!
trap 'kill -TERM -- "-$made" 2>/dev/null || true; wait "$made" 2>/dev/null || true; rm -rf "$place"' EXIT

fail() {
  echo "$1" >&2
  tail -n 40 "$printed" >&2
  exit 1
}

first_run=
for _ in $(seq 1200); do
  first_run=$(grep -oE "http://[^ ]+/demarrage\?[^ ]+" "$printed" | head -n 1) || true
  [ -z "$first_run" ] || break
  kill -0 "$made" 2>/dev/null || fail "make run ended before it printed an address"
  sleep 1
done
[ -n "$first_run" ] || fail "make run printed no address in twenty minutes"

opened=$(curl --silent --show-error --fail --max-time 20 "$first_run") || fail "the first-run page does not open: $first_run"
grep -q "<form" <<<"$opened" || fail "the first-run page holds no form"
curl --silent --show-error --fail --max-time 20 --output "$place/health" "http://127.0.0.1:$port/health/ready" ||
  fail "the program does not say that it is ready"
[ -d "$place/data" ] || fail "no files were written where DATA says"
echo "make run: the first-run page opened at port $port"
