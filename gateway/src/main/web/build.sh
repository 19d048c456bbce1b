#!/bin/sh
# build.sh - Maven's way to the web console's bundles: finds node (the PATH, else a private one) and runs build.mjs.
#
#   src/main/web/build.sh WORK OUT      WORK: a folder for node_modules, OUT: where the bundles go
#
# Env: DOZVON_HOME (where a private node is kept, default ~/.cache/dozvon)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
private=${DOZVON_HOME:-${HOME:?}/.cache/dozvon}/node
usable() { command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0] >= 20' 2>/dev/null)" = true ]; }

usable || PATH="$private/bin:$PATH"
if ! usable; then
    sh "$here/../../../../setup/node-up.sh" "$private" >&2 || {
        # Maven's word for an error at the start: the launcher shows such lines.
        echo "[ERROR] dozvon: the web console is bundled with Node.js 20 or later, and no node and npm are on the PATH (Debian: apt-get install nodejs npm)"
        exit 3
    }
fi
exec node "$here/build.mjs" "$@"
