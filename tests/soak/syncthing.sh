#!/usr/bin/env bash
# Two desks share a folder through the real Syncthing on loopback, and write at the same time; one is cut off for a while.
# In the end both folders hold the same notebook, and every entry that a desk was told is saved.
#
#   tests/soak/syncthing.sh path/to/cuoshi [SECONDS]        needs syncthing
set -euo pipefail
cuoshi=$(realpath "$1") seconds=${2:-180}
place=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$place"' EXIT

id() { syncthing --home "$place/$1/syncthing" --device-id; }
prepare() { # desk
    mkdir -p "$place/$1/notes/.stfolder" "$place/$1/home"
    syncthing generate --home "$place/$1/syncthing" --no-default-folder >/dev/null 2>&1
}
configure() { # desk, port, other desk, its port
    cat >"$place/$1/syncthing/config.xml" <<XML
<configuration version="35">
  <folder id="notes" path="$place/$1/notes" type="sendreceive" rescanIntervalS="5" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="$(id "$1")"/><device id="$(id "$3")"/>
  </folder>
  <device id="$(id "$1")"><address>dynamic</address></device>
  <device id="$(id "$3")"><address>tcp://127.0.0.1:$4</address></device>
  <gui enabled="false"/>
  <options>
    <listenAddress>tcp://127.0.0.1:$2</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><urAccepted>-1</urAccepted>
    <reconnectionIntervalS>2</reconnectionIntervalS><crashReportingEnabled>false</crashReportingEnabled>
  </options>
</configuration>
XML
}
connect() { # desk
    syncthing serve --home "$place/$1/syncthing" --no-browser --no-restart --no-upgrade >"$place/$1/log" 2>&1 &
    pids+=($!)
    eval "$1_sync=$!"
}
write() { # desk, author
    local n=0
    while [ ! -e "$place/stop" ]; do
        n=$((n + 1))
        HOME="$place/$1/home" XDG_DATA_HOME="$place/$1/home" XDG_CONFIG_HOME="$place/$1/home" \
            "$cuoshi" note "1.$((n % 6 + 1))" "$2 $n" --notes "$place/$1/notes" --author "$2" >>"$place/$1/saved" 2>>"$place/$1/said"
        sleep 0.3
    done
}
union() { "$cuoshi" merge "$place/$1/notes" -o "$place/$1.ron"; }

prepare left; prepare right
configure left 22871 right 22872; configure right 22872 left 22871
connect left; connect right
write left 甲 & pids+=($!)
write right 乙 & pids+=($!)
sleep $((seconds / 3))
echo "the right desk is cut off after $(sort -u "$place"/*/saved | wc -l) entries"
kill "$right_sync"
sleep $((seconds / 3))
echo "and comes back after $(sort -u "$place"/*/saved | wc -l)"
connect right
sleep $((seconds / 3))
touch "$place/stop"
for _ in $(seq 120); do
    sleep 1
    union left 2>/dev/null && union right 2>/dev/null && cmp -s "$place/left.ron" "$place/right.ron" &&
        [ "$(grep -c 'id: "' "$place/left.ron")" -ge "$(sort -u "$place"/*/saved | wc -l)" ] && break
done
cmp "$place/left.ron" "$place/right.ron"
lost=0
while read -r id; do grep -q "$id" "$place/left.ron" || lost=$((lost + 1)); done < <(sort -u "$place"/*/saved)
echo "$(sort -u "$place"/*/saved | wc -l) entries acknowledged, $lost lost; both sides equal: $(sha256sum <"$place/left.ron" | cut -c1-16)"
echo "files: $(cd "$place/left/notes" && ls | tr '\n' ' ')"
[ "$lost" = 0 ]
