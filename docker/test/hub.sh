#!/usr/bin/env bash
# The class: its configuration, twenty students at once on a hub of this machine,
# and sliders in a browser. Installs what it needs where it may; a part that cannot
# run is skipped, with the reason. Ends with 'N passed, N failed, N skipped' and
# with status 1 if anything failed or nothing ran.
#
#   docker/test/hub.sh [config] [class] [slider]
set -uo pipefail
cd "$(dirname "$0")"
python=/usr/bin/python3 # Debian's, which has its packages
export PYTHONDONTWRITEBYTECODE=1

install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1 ||
            { apt-get update >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1; } || true
    fi
}

passed=0 failed=0 skipped=0
skip() {
    echo "skip $1: $2"
    skipped=$((skipped + 1))
}
run() {
    echo "== $1"
    output=$(mktemp)
    timeout --kill-after=60 "$2" "$python" "hub_$1.py" 2>&1 | tee "$output"
    if ! last=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$output" | tail -1) || [ -z "$last" ]; then
        echo "FAIL $1 did not end within $2 s, or ended early"
        last="0 passed, 1 failed"
    fi
    rm -f "$output"
    read -r p _ f _ <<<"$last"
    passed=$((passed + p)) failed=$((failed + f))
    case $last in *skipped) skipped=$((skipped + 1)) ;; esac
}

have_hub() { "$python" -c 'import jupyterhub, notebook, requests, tornado, yaml' 2>/dev/null; }
have_proxy() { command -v jupyterhub >/dev/null && NODE_PATH=/usr/share/nodejs configurable-http-proxy --version >/dev/null 2>&1; }

have_hub && have_proxy || install jupyterhub python3-notebook python3-yaml python3-requests openssl
for part in ${*:-config class slider}; do
    case $part in
    config)
        if have_hub; then run config 60; else skip config "no jupyterhub for $python, and none can be installed"; fi
        ;;
    class | slider)
        if ! have_hub || ! have_proxy; then
            skip "$part" "no jupyterhub with configurable-http-proxy, and none can be installed"
        elif [ "$part" = class ]; then
            run class 480
        else
            command -v chromedriver >/dev/null && command -v chromium >/dev/null || install chromium chromium-driver
            run slider 360
        fi
        ;;
    *)
        echo "hub.sh: $part is no part, want config, class or slider" >&2
        exit 2
        ;;
    esac
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
