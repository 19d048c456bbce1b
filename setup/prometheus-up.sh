#!/bin/sh
# prometheus-up.sh - finds a Prometheus with its promtool, or puts a private one into a folder, without root. Nothing is started.
# Run it again as often as you like: a ready folder returns at once.
#
#   setup/prometheus-up.sh [DIR]        default: ${DOZVON_HOME:-~/.cache/dozvon}/prometheus
#
# An installed Prometheus 2.40 or later is taken as a program; its configuration and its running server are left alone.
# Result: DIR/prometheus.env with the lines PROMETHEUS_BIN= and PROMTOOL_BIN=, plain text, no quotes.
#
# Env: DOZVON_PROMETHEUS=private   ignore an installed one; DOZVON_DEBIAN_MIRROR, DOZVON_DEB_CACHE: see debian-private.sh
set -eu
me=prometheus-up
here=$(cd "$(dirname "$0")" && pwd)
[ $# -le 1 ] || { sed -n '2,10p' "$0" >&2; exit 2; }
target=${1:-${DOZVON_HOME:-${HOME:?}/.cache/dozvon}/prometheus}
mkdir -p "$target" || { echo "$me: cannot make the folder $target" >&2; exit 3; }
dir=$(cd "$target" && pwd)

# fit PROMETHEUS PROMTOOL
fit() {
    [ -x "$1" ] && [ -x "$2" ] && "$2" --version >/dev/null 2>&1 || return 1
    version=$("$1" --version 2>&1 | sed -n 's/^prometheus, version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    # shellcheck disable=SC2086
    set -- ${version:-0 0}
    [ "$1" -gt 2 ] || { [ "$1" = 2 ] && [ "$2" -ge 40 ]; }
}

write_env() {
    printf 'PROMETHEUS_BIN=%s\nPROMTOOL_BIN=%s\n' "$1" "$2" > "$dir/prometheus.env.new"
    mv "$dir/prometheus.env.new" "$dir/prometheus.env"
}

server=$(command -v prometheus || true)
tool=$(command -v promtool || true)
if [ "${DOZVON_PROMETHEUS:-}" != private ] && fit "$server" "$tool"; then
    write_env "$server" "$tool"
    echo "$me: using the installed $server"
    exit 0
fi
if [ -f "$dir/.ready" ] && fit "$dir/bin/prometheus" "$dir/bin/promtool"; then
    write_env "$dir/bin/prometheus" "$dir/bin/promtool"
    echo "$me: ready in $dir"
    exit 0
fi

trap 'code=$?; [ "$code" = 0 ] || echo "$me: no private Prometheus can be made here; install one (Debian: apt-get install prometheus)" >&2' EXIT
# shellcheck source=setup/debian-private.sh
. "$here/debian-private.sh"
private_tools
rm -f "$dir/.ready"
echo "$me: asking Debian's package lists (about 50 MB will be fetched, once)"
private_apt "forky sid trixie bookworm" main prometheus
# The two programs need the C library only.
private_fetch '^(perl|perl-.*|libperl.*|adduser|passwd|login.*|init-system-helpers|systemd.*|debconf|libjs-.*|node-.*|fonts-.*|prometheus-node-exporter.*|smartmontools|moreutils|tzdata|libpam.*|libaudit.*|libselinux.*|libsemanage.*|libsepol.*|libc-gconv-modules-extra) ' \
    prometheus
echo "$me: unpacking $(wc -l < "$apt/wanted") packages of $suite"
private_unpack
loader=$(private_loader)
[ -n "$loader" ] && [ -x "$dir/root/usr/bin/prometheus" ] && [ -x "$dir/root/usr/bin/promtool" ] || private_die "the packages lack Prometheus" 5
libs=$(dirname "$(find "$dir/root/usr/lib" -name 'libc.so.6' | head -n 1)")
mkdir -p "$dir/bin"
for program in prometheus promtool; do
    cat > "$dir/bin/$program" <<RUN
#!/bin/sh
exec "$loader" --inhibit-cache --library-path "$libs" "$dir/root/usr/bin/$program" "\$@"
RUN
    chmod +x "$dir/bin/$program"
done
fit "$dir/bin/prometheus" "$dir/bin/promtool" || private_die "Prometheus is there but does not start" 5
write_env "$dir/bin/prometheus" "$dir/bin/promtool"
: > "$dir/.ready"
echo "$me: ready in $dir"
