#!/usr/bin/env bash
# Says in one sentence what is missing before anything is built.
set -euo pipefail

english() { [[ "${LC_ALL:-${LANG:-fr}}" == en* ]]; }
stop() { if english; then echo "$2" >&2; else echo "$1" >&2; fi; exit 1; }

command -v cargo >/dev/null || stop \
  "Rust manque : installez-le avec rustup (https://rustup.rs), puis relancez." \
  "Rust is missing: install it with rustup (https://rustup.rs), then run this again."
command -v cc >/dev/null || stop \
  "Un compilateur C manque : sous Debian ou Ubuntu, « sudo apt install build-essential », puis relancez." \
  "A C compiler is missing: on Debian or Ubuntu, “sudo apt install build-essential”, then run this again."
command -v node >/dev/null || stop \
  "Node.js manque : installez la version 20 ou plus récente, puis relancez." \
  "Node.js is missing: install version 20 or later, then run this again."
command -v npm >/dev/null || stop \
  "npm manque : il vient avec Node.js 20 ou plus récent, réinstallez-le, puis relancez." \
  "npm is missing: it comes with Node.js 20 or later, install it again, then run this again."
found=$(node --version)
IFS=. read -r major minor _ <<<"${found#v}"
# What the builder of the interface supports: 20.19 and later, 22.13 and later, 24 and later.
case $major in
  20) supported=$((minor >= 19)) ;;
  22) supported=$((minor >= 13)) ;;
  *) supported=$((major >= 24)) ;;
esac
[ "$supported" = 1 ] || stop \
  "Node.js $found ne convient pas : installez la version 20.19, 22.13, 24 ou une plus récente, puis relancez." \
  "Node.js $found will not do: install version 20.19, 22.13, 24 or later, then run this again."
free_kib=$(df -Pk . | awk 'NR==2 {print $4}')
[ "$free_kib" -ge 4000000 ] || stop \
  "Il reste moins de 4 Go sur ce disque, la construction n’y tiendrait pas : libérez de la place, puis relancez." \
  "Less than 4 GB are left on this disk, the build would not fit: make room, then run this again."
