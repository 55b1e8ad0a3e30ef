#!/usr/bin/env bash
# The first machine of a Ray cluster for `onrecord archive --engine ray` (docs/archives.md). It stays in the foreground.
#
#     RAY_AUTH_TOKEN=... deploy/ray-head.sh [options of `ray start`]
#
# PORT: where the others join, 6379 unless said otherwise.
set -euo pipefail
: "${RAY_AUTH_TOKEN:?make one with: python3 -c 'import secrets; print(secrets.token_hex(16))', and give it to every machine}"
export RAY_AUTH_TOKEN RAY_AUTH_MODE=token RAY_USAGE_STATS_ENABLED=0
# A machine that has lost its power is taken for dead after half a minute, not after more than one.
export RAY_health_check_period_ms="${RAY_health_check_period_ms:-1000}"
export RAY_health_check_timeout_ms="${RAY_health_check_timeout_ms:-5000}"
exec ray start --block --head --port="${PORT:-6379}" --include-dashboard=false "$@"
