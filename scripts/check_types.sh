#!/usr/bin/env bash
# Checks the types of the window's modules. The checker itself comes from npm's registry at first use; where that
# cannot be reached this is said, and the rest of the checks goes on: nothing that is shipped depends on it.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    if ! npm ci --loglevel=error --no-audit --no-fund --fetch-retries=1 --fetch-timeout=30000; then
        echo "types: TypeScript could not be installed, so the types are NOT checked" >&2
        exit 0
    fi
fi
npm run --silent check:types
