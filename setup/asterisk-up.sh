#!/bin/sh
# asterisk-up.sh - finds an Asterisk for the demo and the tests, or puts a private one into a folder, without root. Run it
# again as often as you like: a ready folder returns at once, a half-made one is finished.
#
#   setup/asterisk-up.sh [DIR]        default: ${DOZVON_HOME:-~/.cache/dozvon}/asterisk
#
# An installed Asterisk is taken when it is fit: version 20 or later with AudioSocket (application and channel), FastAGI,
# queues and PJSIP. It is only used as a program: its configuration and its running process are left alone.
# Result: DIR/asterisk.env with the lines ASTERISK_BIN=, ASTERISK_MODULES=, ASTERISK_DATA= (plain text, no quotes).
#
# Env: DOZVON_ASTERISK=private   ignore an installed one; DOZVON_DEBIAN_MIRROR, DOZVON_DEB_CACHE: see debian-private.sh
set -eu
me=asterisk-up
here=$(cd "$(dirname "$0")" && pwd)
[ $# -le 1 ] || { sed -n '2,11p' "$0" >&2; exit 2; }
target=${1:-${DOZVON_HOME:-${HOME:?}/.cache/dozvon}/asterisk}
mkdir -p "$target" || { echo "$me: cannot make the folder $target" >&2; exit 3; }
dir=$(cd "$target" && pwd)

# fit BINARY MODULES DATA
fit() {
    [ -x "$1" ] && [ -d "$2" ] && [ -d "$3/sounds" ] || return 1
    major=$("$1" -V 2>/dev/null | sed -n 's/^Asterisk [^0-9]*\([0-9]*\).*/\1/p')
    [ "${major:-0}" -ge 20 ] || return 1
    for module in app_audiosocket chan_audiosocket res_audiosocket res_agi app_queue chan_pjsip res_pjsip_header_funcs; do
        [ -f "$2/$module.so" ] || return 1
    done
}

write_env() {
    printf 'ASTERISK_BIN=%s\nASTERISK_MODULES=%s\nASTERISK_DATA=%s\n' "$1" "$2" "$3" > "$dir/asterisk.env.new"
    mv "$dir/asterisk.env.new" "$dir/asterisk.env"
}

installed() {
    binary=$(PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v asterisk) || return 1
    for modules in /usr/lib/*/asterisk/modules /usr/lib/asterisk/modules /usr/lib64/asterisk/modules /usr/local/lib/asterisk/modules; do
        for data in /usr/share/asterisk /var/lib/asterisk /usr/local/share/asterisk; do
            if fit "$binary" "$modules" "$data"; then
                write_env "$binary" "$modules" "$data"
                return 0
            fi
        done
    done
    echo "$me: the installed $binary is not fit (20 or later with AudioSocket, AGI, queues and PJSIP is wanted): a private one" >&2
    return 1
}

if [ "${DOZVON_ASTERISK:-}" != private ] && installed; then
    echo "$me: using the installed $("$binary" -V)"
    exit 0
fi
data=$dir/root/usr/share/asterisk
if [ -f "$dir/.ready" ] && fit "$dir/bin/asterisk" "$dir/modules" "$data"; then
    write_env "$dir/bin/asterisk" "$dir/modules" "$data"
    echo "$me: ready: $("$dir/bin/asterisk" -V) in $dir"
    exit 0
fi

trap 'code=$?; [ "$code" = 0 ] || echo "$me: no private Asterisk can be made here; the docker way: run this whole project in a Debian container (docker run --rm -it -v \"\$PWD:/dozvon\" -w /dozvon debian:forky sh -c \"apt-get update && apt-get install -y default-jdk-headless maven && ./dozvon demo\")." >&2' EXIT
# shellcheck source=setup/debian-private.sh
. "$here/debian-private.sh"
private_tools
rm -f "$dir/.ready"
echo "$me: asking Debian's package lists (about 80 MB will be fetched, once)"
# bullseye's Asterisk has no AudioSocket and later stable releases have none at all: testing, then unstable.
private_apt "forky sid" main asterisk
# What a private run has no use for (perl, gnupg, ...).
private_fetch '^(perl|perl-.*|libperl.*|gnupg.*|gpg.*|gpgconf|gpgsm|dirmngr|pinentry.*|adduser|passwd|login.*|tzdata|pci\.ids|systemd.*|util-linux.*|debconf|netbase|openssl-provider-legacy|asterisk-config) ' \
    asterisk asterisk-core-sounds-en-gsm asterisk-core-sounds-ru-gsm asterisk-moh-opsound-gsm
echo "$me: unpacking $(wc -l < "$apt/wanted") packages of $suite"
private_unpack

loader=$(private_loader)
modules=$(find "$dir/root/usr/lib" -type d -path '*/asterisk/modules' | head -n 1)
[ -n "$loader" ] && [ -n "$modules" ] && [ -x "$dir/root/usr/sbin/asterisk" ] || private_die "the packages lack Asterisk's parts" 5
# What the packages' scripts would have done: short language names for the prompts, no links out of the folder.
sounds=$data/sounds
for long in "$sounds"/[a-z][a-z]_[A-Z][A-Z]_*; do
    [ -d "$long" ] || continue
    name=${long##*/}
    ln -sfn "$name" "$sounds/${name%%_*}"
done
rm -f "$sounds/custom" "$sounds/recordings" "$sounds/priv-callerintros"
mkdir -p "$dir/bin"
libs=${modules%/asterisk/modules}
# --inhibit-cache: a library that is missing must not come from the host. --argv0: "core restart" starts argv[0] again.
cat > "$dir/bin/asterisk" <<RUN
#!/bin/sh
exec "$loader" --inhibit-cache --argv0 "$dir/bin/asterisk" --library-path "$libs:$libs/pulseaudio" \\
    "$dir/root/usr/sbin/asterisk" "\$@"
RUN
chmod +x "$dir/bin/asterisk"
ln -sfn "$modules" "$dir/modules"
fit "$dir/bin/asterisk" "$dir/modules" "$data" || private_die "Asterisk is there but does not start or lacks modules" 5
write_env "$dir/bin/asterisk" "$dir/modules" "$data"
: > "$dir/.ready"
echo "$me: ready: $("$dir/bin/asterisk" -V) in $dir"
