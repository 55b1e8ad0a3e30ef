#!/usr/bin/env bash
# A further machine of a Ray cluster for `onrecord archive --engine ray` (docs/archives.md). It stays in the foreground.
#
#     RAY_AUTH_TOKEN=... deploy/ray-node.sh HEAD:6379 [options of `ray start`]
set -euo pipefail
address="${1:?the first machine, as host:port}"
shift
: "${RAY_AUTH_TOKEN:?the token of the first machine}"
export RAY_AUTH_TOKEN RAY_AUTH_MODE=token RAY_USAGE_STATS_ENABLED=0
# Where the first machine is gone, this ends after half a minute: started again, it joins the new one.
export RAY_gcs_rpc_server_reconnect_timeout_s="${RAY_gcs_rpc_server_reconnect_timeout_s:-30}"
exec ray start --block --address="$address" "$@"
