#!/bin/sh
# Compiles ui/*.scss to ui/dist/*.css. Run by hand after a change; the results are committed, the product
# build only embeds them. `ui/build.sh --check` fails when a committed file differs from a rebuild.
set -eu
cd "$(dirname "$0")"
[ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund
out=dist
[ "${1-}" = --check ] && out=$(mktemp -d)
for sheet in citizen staff print; do
    node_modules/.bin/sass --no-source-map --load-path=node_modules "$sheet.scss" | node trim.mjs "$sheet" >"$out/$sheet.css"
done
if [ "${1-}" = --check ]; then
    diff -r dist "$out" && rm -r "$out"
fi
