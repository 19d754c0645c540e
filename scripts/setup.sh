#!/usr/bin/env bash
# Installs what a fresh Debian lacks, and says what it cannot install itself. Says nothing when nothing is
# missing; needs no network then. The list of packages, with reasons, is scripts/apt-packages.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

OLDEST_NODE=20

refuse() {
    echo "setup: $1" >&2
    exit 1
}

command -v cargo >/dev/null || refuse "cargo is missing: install Rust first (https://rustup.rs)"
command -v npm >/dev/null || refuse "node and npm are missing: install Node.js $OLDEST_NODE or later first"
node=$(node --version)
[ "$(cut -d . -f 1 <<<"${node#v}")" -ge $OLDEST_NODE ] || refuse "Node.js $OLDEST_NODE or later is needed, this is $node"

# rustup's minimal profile leaves out what the checks need.
for component in rustfmt clippy; do
    case $component in rustfmt) tool=fmt ;; *) tool=$component ;; esac
    cargo "$tool" --version >/dev/null 2>&1 || rustup component add "$component"
done

missing=()
while read -r package _; do
    case "$package" in '' | '#'*) continue ;; esac
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done <scripts/apt-packages.txt
if [ ${#missing[@]} -gt 0 ]; then
    echo "setup: installing ${missing[*]}"
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
