#!/usr/bin/env bash
# try-archive.sh - in an unpacked archive, without a network: starts the gateway, asks it, stops it; speaks.
set -euo pipefail
export DOZVON_READY_FILE=$PWD/ready
began=$SECONDS
./dozvon run --no-guard &
gateway=$!
for _ in $(seq 900); do
  [ -s ready ] && break
  kill -0 "$gateway"
  sleep 1
done
read -r host port <ready
took=$((SECONDS - began))
exec 3<>"/dev/tcp/$host/$port"
printf 'GET /health/live HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
read -r line <&3
case $line in *" 200 "*) ;; *) echo "answers $line"; exit 1 ;; esac
kill -TERM "$gateway"
wait "$gateway" || code=$?
case ${code:-0} in 0 | 143) ;; *) echo "ended with $code"; exit 1 ;; esac
./dozvon say "You have three hundred fifty points." --out spoken.wav
[ "$(stat -c %s spoken.wav)" -gt 20000 ]
./dozvon hear spoken.wav
echo "ready in $took s"
