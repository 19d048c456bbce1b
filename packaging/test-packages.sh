#!/usr/bin/env bash
# test-packages.sh - builds the packages twice and uses them: ./dozvon test --packages      (ten minutes on two cores)
#
#   reproducible   two builds of the same sources in two folders, other umask, time zone, language and file times: same bytes
#   archive        unpacked, it answers without a network, speaks, and lists every jar it brings
#   debian         installed by dpkg --root into a new Debian, which is then booted with systemd and without a network: the unit
#                  starts, cannot write where it should not, comes back when killed, drains, upgrades; removed and purged
#                  without a rest (needs root, mmdebstrap and cgroup2; else this part is skipped, and that is said)
#
#   packaging/test-packages.sh [--packages FOLDER]      FOLDER: use these, do not build
#
# Env: JAVA_HOME (set by the launcher), DOZVON_DEBIAN_MIRROR (default: the mirror that the host's apt uses),
#      DOZVON_DEBIAN_TAR (a Debian 13 made before, with systemd, adduser, curl, iproute2 and openjdk-21-jre-headless)
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/dozvon-packages.XXXXXX")
init=
trap 'leave' EXIT

leave() {
  local code=$?
  if [ -n "$init" ]; then kill -KILL "$init" 2>/dev/null || :; fi
  rm -rf "$work"
  if [ "$code" != 0 ]; then echo "packages: FAILED" >&2; fi
}

ok() { printf 'packages: %-12s ok      %s\n' "$1" "$2"; }
skipped() { printf 'packages: %-12s skipped %s\n' "$1" "$2"; }
fail() {
  printf 'packages: %-12s WRONG   %s\n' "$1" "$2" >&2
  exit 1
}

# until SECONDS COMMAND...: tries once a second
until_() {
  local left=$1
  shift
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 1
  done
}

build_twice() {
  "$home/packaging/package.sh" "$work/first" >/dev/null
  mkdir -p "$work/some where/else"
  (cd "$home" && tar -c --exclude=./.git --exclude=./target --exclude='./*/target' --exclude=./.dozvon --exclude=node_modules .) |
    tar -x -C "$work/some where/else"
  find "$work/some where/else" -exec touch -d 2001-02-03 {} +
  (
    umask 077
    export TZ=Asia/Vladivostok LC_ALL=C
    "$work/some where/else/packaging/package.sh" "$work/second" >/dev/null
  )
  cmp "$work/first/SHA256SUMS" "$work/second/SHA256SUMS" ||
    fail reproducible "two builds of the same sources differ: $(diff "$work/first/SHA256SUMS" "$work/second/SHA256SUMS" | grep '^>' | cut -c69-)"
  (cd "$work/first" && sha256sum --quiet -c SHA256SUMS)
  rm -rf "$work/some where" "$work/second"
  ok reproducible "$(grep -o '[^ ]*$' "$work/first/SHA256SUMS" | tr '\n' ' ')"
}

try_archive() {
  local jar hash count=0
  mkdir "$work/archive"
  tar -xzf "$packages"/dozvon-*.tar.gz -C "$work/archive" --strip-components=1
  cd "$work/archive"
  for jar in lib/*.jar; do
    case $jar in lib/gateway-*) continue ;; esac
    hash=$(sha256sum "$jar" | cut -d' ' -f1)
    grep -q "$hash" sbom.cdx.json || fail archive "$jar is not in sbom.cdx.json"
    count=$((count + 1))
  done
  if grep -rlF "$home" . >"$work/leaks"; then fail archive "the build's folder is named in $(head -n 3 "$work/leaks" | tr '\n' ' ')"; fi
  sed -i 's/^  listen: .*/  listen: 127.0.0.1:0/; s/^  advertise: .*//; /^ami:/,/^$/d' dozvon.yaml
  # A network of its own with nothing in it but loopback.
  # No home folder either: what was fetched for the tests must not help.
  mkdir "$work/home"
  HOME=$work/home unshare -rn sh -c 'ip link set lo up 2>/dev/null; exec bash "$0"' "$home/packaging/try-archive.sh" >"$work/archive.log" 2>&1 || {
    cat "$work/archive.log" >&2
    fail archive "it does not run without a network"
  }
  cd /
  ok archive "runs without a network, $count jars, all listed; $(tail -n 1 "$work/archive.log")"
}

# A command in the booted Debian.
inside() { nsenter -t "$init" -p -m -n -u -i -C -r -w -- env PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

dpkg_root() {
  dpkg --root="$work/debian" "$@" >"$work/dpkg.log" 2>&1 || {
    cat "$work/dpkg.log" >&2
    fail debian "dpkg $*"
  }
}

make_debian() {
  local mirror
  mirror=${DOZVON_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null |
    grep -v security | head -n 1)}
  if [ -n "${DOZVON_DEBIAN_TAR:-}" ]; then
    mkdir "$work/debian"
    tar -xf "$DOZVON_DEBIAN_TAR" -C "$work/debian"
    return
  fi
  mmdebstrap --quiet --variant=minbase --include=systemd,adduser,openjdk-21-jre-headless,curl,iproute2 trixie "$work/debian" "$mirror" \
    >"$work/debian.log" 2>&1
}

boot_debian() {
  "$home/packaging/boot.sh" "$work/debian" >"$work/boot.log" 2>&1 &
  local outer=$!
  for _ in $(seq 60); do
    init=$(pgrep -P "$outer" || :)
    if [ -n "$init" ] && inside systemctl is-active --quiet basic.target 2>/dev/null; then return 0; fi
    kill -0 "$outer" 2>/dev/null || break
    sleep 1
  done
  if [ -n "$init" ]; then kill -KILL "$init" 2>/dev/null || :; fi
  init=
  return 1
}

healthy() { inside curl -sf -m 2 -o /dev/null http://127.0.0.1:8080/health/live; }
unit() { inside systemctl show dozvon -p "$1" --value; }

# The gateway itself, not the guard.
gateway_pid() { inside sh -c 'for p in $(cat /sys/fs/cgroup/system.slice/dozvon.service/cgroup.procs); do
  case $(cat /proc/$p/comm 2>/dev/null) in java) echo "$p" ;; esac; done'; }

started() { inside systemctl is-active --quiet dozvon; }
came_back() { [ -n "$(gateway_pid)" ] && [ "$(gateway_pid)" != "$1" ] && healthy; }

try_unit() {
  local where main
  until_ 600 started || fail debian "the unit does not start: $(inside journalctl -u dozvon -n 5 --no-pager)"
  until_ 60 healthy || fail debian "the started gateway does not answer"
  main=$(unit MainPID)
  for where in /etc/dozvon /usr/share/dozvon /var/lib /root /srv; do
    if inside nsenter -t "$main" -m -- setpriv --reuid=dozvon --regid=dozvon --clear-groups sh -c ": >$where/try" 2>/dev/null; then
      fail debian "the gateway can write in $where"
    fi
  done
  for where in /var/lib/dozvon /var/cache/dozvon /var/spool/dozvon/recordings /tmp; do
    inside nsenter -t "$main" -m -- setpriv --reuid=dozvon --regid=dozvon --clear-groups sh -c ": >$where/try && rm $where/try" ||
      fail debian "the gateway cannot write in $where"
  done
  local java
  java=$(gateway_pid)
  inside grep -q 'CapBnd:.0000000000000000' "/proc/$java/status" || fail debian "the gateway has capabilities"
  inside grep -q 'Seccomp:.2' "/proc/$java/status" || fail debian "the gateway's system calls are not filtered"
  ok debian "the unit runs, confined; exposure $(inside systemd-analyze security dozvon.service | sed -n 's/.*exposure level[^:]*: \([0-9.]*\).*/\1/p')"
  inside sh -c "kill -9 $java"
  until_ 300 came_back "$java" || fail debian "a killed gateway does not come back"
  ok debian "killed, it came back"
  inside dozvon models verify | grep -c right | grep -qx 2 || fail debian "the installed models are not right"
  inside dozvon check | tail -n 1 | grep -q 'problems: 0' || fail debian "dozvon check finds problems"
}

nothing_left() {
  find "$work/debian" -xdev \( -path '*/proc' -o -path '*/sys' \) -prune -o -name '*dozvon*' -print |
    grep -Ev '/var/log/|/var/lib/dpkg/|/var/lib/systemd/deb-systemd-helper' || :
}

try_debian() {
  [ "$(id -u)" = 0 ] || { skipped debian "needs root"; return; }
  command -v mmdebstrap >/dev/null || { skipped debian "needs mmdebstrap (apt-get install mmdebstrap)"; return; }
  make_debian || { skipped debian "no Debian can be made: $(tail -n 1 "$work/debian.log")"; return; }
  dpkg_root -i "$packages"/dozvon_*.deb
  echo '# mine' >>"$work/debian/etc/dozvon/dozvon.yaml"
  echo '# mine' >>"$work/debian/var/lib/dozvon/hotlines/grocery/hotline.yaml"
  ok debian "installed by dpkg --root"
  if boot_debian; then
    try_unit
    inside systemctl stop dozvon
    [ "$(unit Result)" = success ] || fail debian "stopping ends as $(unit Result)"
    inside systemctl poweroff --force --force || :
    init=
    ok debian "stopped in good order"
  else
    skipped debian "systemd does not boot here: $(tail -n 1 "$work/boot.log")"
  fi
  dpkg_root -i "$packages"/dozvon_*.deb
  grep -q '# mine' "$work/debian/etc/dozvon/dozvon.yaml" || fail debian "an upgrade took the settings"
  grep -q '# mine' "$work/debian/var/lib/dozvon/hotlines/grocery/hotline.yaml" || fail debian "an upgrade took a hotline"
  dpkg_root -r dozvon
  [ -f "$work/debian/etc/dozvon/dozvon.yaml" ] && [ -d "$work/debian/var/lib/dozvon/hotlines" ] || fail debian "removing took more than the program"
  [ ! -e "$work/debian/usr/share/dozvon" ] || fail debian "removing left /usr/share/dozvon"
  dpkg_root -P dozvon
  [ -z "$(nothing_left)" ] || fail debian "purged, there is still $(nothing_left | tr '\n' ' ')"
  ok debian "upgraded with settings and hotlines kept, removed, purged"
}

packages=$work/first
case ${1:-} in
  --packages) packages=$(cd "$2" && pwd) ;;
  '') build_twice ;;
  *)
    sed -n '2,15p' "$0" >&2
    exit 2
    ;;
esac
try_archive
try_debian
