#!/usr/bin/env bash
# Installs what the interface needs and builds it, only when something changed.
set -euo pipefail
cd "$(dirname "$0")/../web"

stamp=node_modules/.parvis-lock
if [ ! -f "$stamp" ] || ! cmp -s package-lock.json "$stamp"; then
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
fi
inputs=(src public scripts index.html package-lock.json vite.config.ts ../locales)
if [ ! -f dist/index.html ] || [ -n "$(find "${inputs[@]}" -type f -newer dist/index.html -print -quit)" ]; then
  npm run --silent build
fi
