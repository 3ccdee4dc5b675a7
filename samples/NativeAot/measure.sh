#!/usr/bin/env bash
# Publishes the sample ahead of time and prints its size and how long it takes to start and to send all six kinds of calls.
set -euo pipefail
cd "$(dirname "$0")"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

dotnet publish -c Release --nologo -v quiet -o "$out"
printf 'size: %d KB\n' "$(($(stat -c %s "$out/NativeAot") / 1024))"
"$out/NativeAot" > /dev/null # once, so that the file is in memory
"$out/NativeAot"
