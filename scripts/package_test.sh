#!/usr/bin/env bash
# `make package-test`: puts the Debian package into a clean root of its own, starts and uses what it put there, and takes it
# out again. usage: package_test.sh FOLDER, where cargo built it
set -euo pipefail
cd "$(dirname "$0")/.."
built=$(realpath "$1")
shopt -s nullglob
packages=("$built"/bundle/deb/baoge_*.deb)
[ ${#packages[@]} -eq 1 ] || { echo "package-test: there should be one package, not ${#packages[@]}: make package" >&2; exit 1; }
package=${packages[0]}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

fail() {
    echo "package-test: $1" >&2
    exit 1
}
field() { dpkg-deb --field "$package" "$1"; }
installer() { dpkg --root="$root" --force-depends --force-not-root --log="$root/dpkg.log" "$@" >"$root/said" 2>&1 || { cat "$root/said" >&2; fail "dpkg $1"; }; }

# What it says about itself.
[ "$(field Package)" = baoge ] || fail "it is called $(field Package)"
[[ $(field Maintainer) != "(none)" ]] || fail "nobody maintains it"
field Description | grep -q . || fail "it has no description"

# All it depends on is in Debian, and is on this machine, which can start it.
IFS=, read -ra needed <<<"$(field Depends)"
for one in "${needed[@]}"; do
    name=$(sed 's/(.*//; s/|.*//; s/ //g' <<<"$one")
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || fail "it depends on $name, which is not here"
done

mkdir -p "$root/var/lib/dpkg/"{info,updates,triggers}
touch "$root/var/lib/dpkg/"{status,available}
installer --install "$package"

for file in usr/bin/baoge usr/bin/baoge-desktop usr/share/man/man1/baoge.1 usr/share/metainfo/app.baoge.desktop.metainfo.xml \
    usr/share/bash-completion/completions/baoge usr/share/doc/baoge/copyright; do
    [ -s "$root/$file" ] || fail "$file is missing"
done
[ -d "$root/usr/lib/baoge/seeds" ] || fail "the sample archive is missing"
entries=("$root"/usr/share/applications/*.desktop)
[ ${#entries[@]} -eq 1 ] || fail "it has ${#entries[@]} desktop entries"
grep -q '^Name\[zh_CN\]=报阁$' "${entries[0]}" || fail "its Chinese name is missing"
grep -q '^Exec=baoge-desktop %U$' "${entries[0]}" || fail "its entry starts something else"
find "$root/usr/share/icons" -name '*.png' | grep -q . || fail "it has no icon"
if command -v desktop-file-validate >/dev/null; then desktop-file-validate "${entries[0]}" || fail "its entry is malformed"; fi
if command -v appstreamcli >/dev/null; then
    appstreamcli validate --no-net "$root/usr/share/metainfo/"*.xml || fail "its description for shops is malformed"
fi

# The command, then the window, as a reader uses them.
BAOGE_ARCHIVE=$root/archive "$root/usr/bin/baoge" import seeds/岚川日报 >/dev/null || [ $? -eq 1 ] || fail "the command does not import"
BAOGE_ARCHIVE=$root/archive "$root/usr/bin/baoge" search 渡口 | grep -q . || fail "the command does not find"
BAOGE_WINDOW=$root/usr/bin/baoge-desktop BAOGE_TERMINAL=$root/usr/bin/baoge node --test tests/e2e/smoke.test.js

# Nothing of it stays.
installed=$(dpkg --root="$root" --listfiles baoge | grep -v '^/\.$')
installer --remove baoge
while read -r path; do
    [ ! -f "$root$path" ] || fail "$path stays when it is removed"
done <<<"$installed"
echo "package-test: $(basename "$package") was installed, used and removed"
