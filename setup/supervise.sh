#!/usr/bin/env bash
# supervise.sh - runs the gateway with a guard beside it, who kills it when it hangs, and starts it again when it dies.
#
#   setup/supervise.sh COMMAND [ARGUMENT...]      (./dozvon run does this; --no-guard leaves it out)
#
# A gateway that is dead closes its connections, and Asterisk takes every caller to the queue at once; one that hangs closes
# nothing. So the guard asks GET /health/live every half a second and ends a gateway that has not answered four times in a row,
# 0.9 s each, or has said three times in a row that a part of it stands still. A port that refuses is no hang: the gateway is
# ending by itself. Where the guard itself has to wait for the processor, the gateway may be as slow and sound: such silences
# do not count, for at most 20 s.
#
# The gateway tells where it answers by writing "HOST PORT" to the file named by DOZVON_READY_FILE. Before it was ready once,
# its end is ours, with its exit code; after that only TERM, INT or HUP (passed on) end both. One that has not told it within
# DOZVON_START_LIMIT seconds (600) hangs at its start and is killed, too.
set -um -o pipefail

most_silences=4
most_standstills=3
fair_ms=1200
longest_ms=20000
longest_pause=30
start_limit=${DOZVON_START_LIMIT:-600}

state=$(mktemp -d "${TMPDIR:-/tmp}/dozvon.XXXXXX") || exit 3
export DOZVON_READY_FILE=$state/ready
child='' stopping='' was_ready=''

say() { printf 'dozvon: %s\n' "$*" >&2; }

stop() {
  stopping=yes
  if [ -n "$child" ]; then kill "-$1" "$child" 2>/dev/null; fi
}
trap 'stop TERM' TERM HUP
trap 'stop INT' INT
trap 'rm -rf "$state"' EXIT

millis() { printf '%s' "$((${EPOCHREALTIME/[.,]/} / 1000))"; }

# How the gateway answers: 0 well, 8 it says that something stands still, 7 it closes or refuses, else nothing came in 0.9 s.
ask() {
  timeout 0.9 bash -c '
    exec 3<>"/dev/tcp/$0/$1" || exit 7
    printf "GET /health/live HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/plain\r\n\r\n" >&3
    IFS= read -r line <&3
    case $line in *" 200 "*) exit 0 ;; *" 503 "*) exit 8 ;; *) exit 7 ;; esac
  ' "$1" "$2" 2>/dev/null
}

guard() {
  local pid=$1 host port good began took silences=0 standstills=0 verdict='' pause=0.5
  began=$SECONDS
  until [ -s "$DOZVON_READY_FILE" ]; do
    if [ $((SECONDS - began)) -ge "$start_limit" ]; then
      say "the gateway is not ready after $start_limit s: it is killed"
      kill -KILL "$pid"
      return
    fi
    sleep 0.2
  done
  read -r host port <"$DOZVON_READY_FILE"
  # A unit of Type=notify waits for this word.
  if [ -n "${NOTIFY_SOCKET:-}" ]; then systemd-notify --ready || :; fi
  good=$(millis)
  while [ -z "$verdict" ]; do
    sleep "$pause"
    pause=0.5
    began=$(millis)
    ask "$host" "$port"
    case $? in
      0 | 7) good=$(millis) silences=0 standstills=0 ;;
      8) good=$(millis) silences=0 standstills=$((standstills + 1)) ;;
      *)
        took=$(($(millis) - began)) pause=0
        if [ "$took" -lt "$fair_ms" ]; then silences=$((silences + 1)); fi
        ;;
    esac
    if [ "$silences" -ge "$most_silences" ] || [ $(($(millis) - good)) -ge "$longest_ms" ]; then
      verdict="gives no answer"
    fi
    if [ "$standstills" -ge "$most_standstills" ]; then verdict="says that it stands still"; fi
  done
  say "the gateway $verdict: it is killed, callers go to the queue"
  kill -KILL "$pid"
}

# wait, also when a signal comes meanwhile; the exit code is the child's.
await() {
  local code last
  # -f: until it ends; without, the shell would also come back when it is stopped.
  wait -f "$1" 2>/dev/null
  code=$?
  while kill -0 "$1" 2>/dev/null; do
    wait -f "$1" 2>/dev/null
    code=$?
  done
  wait -f "$1" 2>/dev/null
  last=$?
  if [ "$last" != 127 ]; then code=$last; fi
  return "$code"
}

pause=0
while :; do
  rm -f "$DOZVON_READY_FILE"
  began=$SECONDS
  "$@" &
  child=$!
  if [ -n "$stopping" ]; then kill -TERM "$child" 2>/dev/null; fi
  guard "$child" &
  guarding=$!
  await "$child"
  code=$?
  child=''
  kill -KILL -- "-$guarding" 2>/dev/null
  wait "$guarding" 2>/dev/null
  if [ -s "$DOZVON_READY_FILE" ]; then was_ready=yes; fi
  if [ -n "$stopping" ] || [ -z "$was_ready" ]; then exit "$code"; fi
  case $code in 0 | 130 | 143) exit "$code" ;; *) ;; esac
  # At once the first time; a gateway that keeps dying is given more and more time.
  if [ $((SECONDS - began)) -gt 60 ]; then pause=0; fi
  say "the gateway ended with exit code $code; it is started again in $pause s"
  if [ "$pause" -gt 0 ]; then
    sleep "$pause" &
    await $!
  fi
  if [ -n "$stopping" ]; then exit 143; fi
  pause=$((pause == 0 ? 1 : pause * 2 > longest_pause ? longest_pause : pause * 2))
done
