# shellcheck shell=bash
# installed.sh - sourced by the launcher where it was installed from a package: nothing is built there, a JRE will do, and in
# Debian's package settings and state have their own places (the file "installed" beside the launcher names them).
#
# Everything the gateway reads and writes belongs to the package's user: called by root, the launcher becomes that user, but
# for the commands that write files elsewhere or read the caller's own (a backup is root's; restore gives files back to whose they were).

config='' environment='' user=''
classes="$home/lib/*"
# shellcheck source=/dev/null
. "$home/installed"
if [ -n "$config" ]; then settings=$config; fi

build() { :; }

# The first Java >= 21.
find_jdk() {
  local candidate version
  local on_path=
  if command -v java >/dev/null; then on_path=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")"); fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/jdk* /opt/jre*; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/java" ] || continue
    version=$(major "$candidate")
    if [ "${version:-0}" -ge 21 ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  die "no Java 21 or later found; install one (Debian: apt install openjdk-21-jre-headless) or set JAVA_HOME"
}

config_flags() {
  if [ -n "$config" ] || [ ! -f dozvon.yaml ]; then
    asked_for --config "$@" || printf '%s\n' --config "$settings"
  fi
}

# NAME=value, one a line, as systemd reads it; what is set already stays.
read_environment() {
  local line name
  [ -r "$environment" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    [[ $line =~ ^[A-Za-z_][A-Za-z0-9_]*= ]] || continue
    name=${line%%=*}
    if [ -z "${!name+set}" ]; then export "$name=${line#*=}"; fi
  done <"$environment"
}

case ${1:-help} in
  test | demo | bench | build | package)
    die "$1 needs the project's sources; this is an installed gateway"
    ;;
  help | -h | --help) ;;
  *)
    if [ -n "$user" ] && [ "$(id -u)" = 0 ]; then
      case $1 in
        install-dialplan | import | say | hear | staff | scale | backup | restore) ;;
        *) exec setpriv --reuid="$user" --regid="$user" --init-groups -- env HOME=/var/lib/dozvon "$self" "$@" ;;
      esac
    fi
    if [ -n "$config" ] && [ ! -r "$config" ] && ! asked_for --config "$@"; then
      die "$config is readable for root and the user $user only: sudo dozvon $1 ..."
    fi
    if [ -n "$environment" ]; then read_environment; fi
    ;;
esac
