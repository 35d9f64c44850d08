#!/usr/bin/env bash
# The class: hub.py has what is tested. With Debian's Python, which has its packages.
#
#   docker/test/hub.sh [config] [class] [cull] [slider]
cd "$(dirname "$0")" || exit 1
export PYTHONDONTWRITEBYTECODE=1 NODE_PATH=/usr/share/nodejs
exec /usr/bin/python3 -u hub.py "$@"
