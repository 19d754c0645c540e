#!/usr/bin/env bash
# `make package`: the packages of this system, with the window, the terminal's command, its manual and its completions.
# usage: package.sh TARGET [BUNDLES]; TARGET is cargo's folder of what is built, BUNDLES as in `deb,rpm`.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1 bundles=${2:-deb,rpm}

[ -d node_modules/@tauri-apps/cli ] || npm ci --loglevel=error --no-audit --no-fund

# The list of licences asks cargo about every library of the lock file, those of the tests among them; building alone
# would not bring these.
cargo fetch --locked --target "$(rustc -vV | sed -n 's/^host: //p')" --quiet

# The window and the command in one go, with the same libraries; the bundler takes what is there.
npx tauri build --no-bundle --ci -- --locked --workspace --exclude suite
# The configuration names these by one path, wherever cargo builds.
made=target/package
rm -rf "$made"
mkdir -p "$made"
cp "$target/release/baoge" "$made/baoge"
"$made/baoge" man --out "$made/man1"
"$made/baoge" completions bash >"$made/baoge.bash"
"$made/baoge" completions zsh >"$made/_baoge"
"$made/baoge" completions fish >"$made/baoge.fish"
npx tauri bundle --bundles "$bundles" --ci
find "$target/release/bundle" -name '*.deb' -o -name '*.rpm' | while read -r package; do
    echo "$package $(du -h "$package" | cut -f 1)"
done
