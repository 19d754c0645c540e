#!/usr/bin/env bash
# `make run`: takes the sample pages in, then shows an issue, an article and a search.
# usage: tour.sh BAOGE ARCHIVE FOLDER…
set -euo pipefail
baoge=$1 archive=$2
shift 2
export BAOGE_ARCHIVE=$archive

step() { printf '\n\033[1m$ baoge %s\033[0m\n' "$*"; "$baoge" "$@"; }

# Exit code 1 says that a file was not taken in; the report above it says which and why.
step import "$@" || [ $? -eq 1 ]
step newspapers
step issues --newspaper 岚川日报 --year 2019
first=$("$baoge" search '老纸坊' --json | sed -n 's/.*"article": *"\([0-9a-z]\{13\}\)".*/\1/p' | head -n 1)
step show "$first"
step search '"渡口" 日期:2011..2019'
printf '\nThe archive is in %s. Look around with: BAOGE_ARCHIVE=%s %s --help\n' "$archive" "$archive" "$baoge"
