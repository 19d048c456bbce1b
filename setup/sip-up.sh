#!/bin/sh
# sip-up.sh - finds Kamailio and SIPp for the scale-out configuration and the load test, or puts private ones into a folder,
# without root. Nothing is started. Run it again as often as you like.
#
#   setup/sip-up.sh [DIR]        default: ${DOZVON_HOME:-~/.cache/dozvon}/sip
#
# Installed programs are only used as programs (Kamailio 5.5 or later, SIPp 3.6 or later). Result: DIR/sip.env with the lines
# KAMAILIO_BIN=, KAMAILIO_MODULES=, SIPP_BIN= (plain text, no quotes).
#
# Env: DOZVON_SIP=private   ignore installed ones; DOZVON_DEBIAN_MIRROR, DOZVON_DEB_CACHE: see debian-private.sh
set -eu
me=sip-up
here=$(cd "$(dirname "$0")" && pwd)
[ $# -le 1 ] || { sed -n '2,11p' "$0" >&2; exit 2; }
target=${1:-${DOZVON_HOME:-${HOME:?}/.cache/dozvon}/sip}
mkdir -p "$target" || { echo "$me: cannot make the folder $target" >&2; exit 3; }
dir=$(cd "$target" && pwd)

# version of "version: kamailio 5.6.3 (x86_64/linux)" and of " SIPp v3.6.1-..."; both programs end with an odd exit code
kamailio_version() { ("$1" -v 2>/dev/null || true) | sed -n 's/^version: kamailio \([0-9]*\)\.\([0-9]*\).*/\1\2/p'; }
sipp_version() { ("$1" -v 2>/dev/null || true) | sed -n 's/.*SIPp v\([0-9]*\)\.\([0-9]*\).*/\1\2/p' | head -n 1; }

# fit KAMAILIO MODULES SIPP
fit() {
    [ -x "$1" ] && [ -f "$2/dispatcher.so" ] && [ -x "$3" ] || return 1
    kamailio=$(kamailio_version "$1")
    sipp=$(sipp_version "$3")
    [ "${kamailio:-0}" -ge 55 ] && [ "${sipp:-0}" -ge 36 ]
}

write_env() {
    printf 'KAMAILIO_BIN=%s\nKAMAILIO_MODULES=%s\nSIPP_BIN=%s\n' "$1" "$2" "$3" > "$dir/sip.env.new"
    mv "$dir/sip.env.new" "$dir/sip.env"
}

told() { echo "$me: $1: Kamailio $(kamailio_version "$2" | sed 's/^./&./'), SIPp $(sipp_version "$3" | sed 's/^./&./')$4"; }

installed() {
    binary=$(PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v kamailio) && sipp_bin=$(command -v sipp) || return 1
    for modules in /usr/lib/*/kamailio/modules /usr/lib64/kamailio/modules /usr/local/lib*/kamailio/modules; do
        if fit "$binary" "$modules" "$sipp_bin"; then
            write_env "$binary" "$modules" "$sipp_bin"
            return 0
        fi
    done
    return 1
}

if [ "${DOZVON_SIP:-}" != private ] && installed; then
    told "using the installed" "$binary" "$sipp_bin" ""
    exit 0
fi
modules=$dir/modules
if [ -f "$dir/.ready" ] && fit "$dir/bin/kamailio" "$modules" "$dir/bin/sipp"; then
    write_env "$dir/bin/kamailio" "$modules" "$dir/bin/sipp"
    told ready "$dir/bin/kamailio" "$dir/bin/sipp" " in $dir"
    exit 0
fi

trap 'code=$?; [ "$code" = 0 ] || echo "$me: no private Kamailio and SIPp can be made here; install them (Debian: apt install kamailio sip-tester)" >&2' EXIT
# shellcheck source=setup/debian-private.sh
. "$here/debian-private.sh"
private_tools
rm -f "$dir/.ready"
echo "$me: asking Debian's package lists (about 30 MB will be fetched, once)"
private_apt "trixie bookworm sid" main kamailio
private_fetch '^(perl|perl-.*|libperl.*|gnupg.*|gpg.*|adduser|passwd|login.*|systemd.*|debconf|netbase|openssl.*|python3.*|libpython3.*|util-linux.*|tzdata|ucf|sensible-utils|init-system-helpers|lsb-base|sysvinit-utils|default-mysql.*|mysql-.*|mariadb-.*) ' \
    kamailio sip-tester
echo "$me: unpacking $(wc -l < "$apt/wanted") packages of $suite"
private_unpack

loader=$(private_loader)
found=$(find "$dir/root/usr/lib" -type d -path '*/kamailio/modules' | head -n 1)
sipp_bin=$(find "$dir/root/usr/bin" -name sipp | head -n 1)
[ -n "$loader" ] && [ -n "$found" ] && [ -n "$sipp_bin" ] || private_die "the packages lack the programs" 5
libs=${found%/kamailio/modules}
mkdir -p "$dir/bin"
# program NAME BINARY: a script of this name that runs it with its own libraries
program() {
    cat > "$dir/bin/$1" <<RUN
#!/bin/sh
exec "$loader" --inhibit-cache --library-path "$libs:$libs/kamailio" "$2" "\$@"
RUN
    chmod +x "$dir/bin/$1"
}
program kamailio "$dir/root/usr/sbin/kamailio"
program sipp "$sipp_bin"
ln -sfn "$found" "$modules"
fit "$dir/bin/kamailio" "$modules" "$dir/bin/sipp" || private_die "Kamailio and SIPp are there but do not start" 5
write_env "$dir/bin/kamailio" "$modules" "$dir/bin/sipp"
: > "$dir/.ready"
told ready "$dir/bin/kamailio" "$dir/bin/sipp" " in $dir"
