#!/usr/bin/env bash
# Installs what a fresh Debian lacks. Says nothing when nothing is missing; needs no network then.
# The lists of packages, with reasons, are in scripts/apt-packages.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in cargo node; do
    if ! command -v "$tool" >/dev/null; then
        echo "setup: $tool is missing: install Rust (rustup.rs) and Node.js 20 or later first" >&2
        exit 1
    fi
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

# What npm installs is needed by the checks of the window's modules only.
if [ -f package-lock.json ] && [ ! -e node_modules/.package-lock.json ]; then
    npm ci --silent --no-audit --no-fund
fi
