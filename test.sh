#!/usr/bin/env bash
# Installs what the tests need and runs them all. Arguments go to `dotnet build`.
# The last line says how many tests passed, failed and were skipped; the exit code is 0 only if nothing failed.
set -euo pipefail
cd "$(dirname "$0")"

# A program that tests use, and the Debian packages that bring it.
needs=(
  "gcc: gcc libc6-dev zlib1g-dev" # Native AOT links with it
  "curl: curl" # a stand-in for gh speaks with it
  "jq: jq" # and filters with it
  "npm: npm" # brings validators of what the tool writes, and Node, which runs them
  "chromium: chromium" # pages are tried in it
)

results=artifacts/test-results
passed=0 failed=0 skipped=0

finish() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  exit $((failed > 0))
}

fail() {
  printf '%s\n' "$1" >&2
  failed=$((failed + 1))
}

install_missing_packages() {
  local packages=() need as_root=()
  for need in "${needs[@]}"; do
    command -v "${need%%:*}" > /dev/null || read -ra packages <<< "${packages[*]} ${need#*:}"
  done
  if ((${#packages[@]} == 0)); then
    return
  fi

  if ((EUID != 0)); then
    as_root=(sudo)
  fi
  printf 'Installing %s\n' "${packages[*]}"
  if ! command -v apt-get > /dev/null ||
    ! "${as_root[@]}" apt-get update -qq ||
    ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" > /dev/null; then
    printf 'Not installed: %s. The tests that need them are skipped, and fail under CI=true.\n' "${packages[*]}" >&2
  fi
}

# What tests take from npm: tests/Shared/Node/package.json lists it. npm no longer runs the script that makes the validator of SARIF executable.
install_node_packages() {
  local list=tests/Shared/Node/package.json folder=artifacts/npm
  mkdir -p "$folder"
  if ! cmp -s "$list" "$folder/installed.json"; then
    cp "$list" "$folder/package.json"
    if ! npm install --silent --no-audit --no-fund --no-package-lock --prefix "$folder" > /dev/null; then
      printf 'Not installed: the packages of %s. The tests that need them are skipped, and fail under CI=true.\n' "$list" >&2
      return
    fi
    cp "$list" "$folder/installed.json"
  fi
  chmod -f u+x "$folder"/node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool || true
}

# Adds up the counters of the reports. A project without a report has crashed, which is a failure too.
count() {
  local project report counters name
  for project in tests/*/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    report=$(find "$results" -name "${name}_*.trx" -print -quit)
    if [[ -z $report ]] || ! counters=$(grep -o -m 1 '<Counters [^>]*>' "$report"); then
      fail "$name ended without a report."
      continue
    fi
    passed=$((passed + $(counter passed)))
    failed=$((failed + $(counter failed) + $(counter error) + $(counter timeout) + $(counter aborted)))
    skipped=$((skipped + $(counter notExecuted)))
  done
}

counter() {
  [[ $counters =~ \ $1=\"([0-9]+)\" ]] && printf '%s' "${BASH_REMATCH[1]}"
}

if ! dotnet --version > /dev/null; then
  fail 'The .NET SDK that global.json names is needed: https://dotnet.microsoft.com/download'
  finish
fi
install_missing_packages
install_node_packages

if ! dotnet build TrackingPlan.sln -nologo -v quiet "$@"; then
  fail 'The build failed; no test ran.'
  finish
fi

# One project after the other: each runs its own tests in parallel and some start compilers, which is as much as two cores bear.
rm -rf "$results"
mkdir -p "$results"
ran=0
dotnet test --solution TrackingPlan.sln --no-build --max-parallel-test-modules 1 --no-progress \
  --report-trx --results-directory "$results" || ran=$?
count
if ((ran != 0 && failed == 0)); then
  fail "dotnet test ended with exit code $ran although no test failed."
fi
finish
