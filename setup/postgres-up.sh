#!/bin/sh
# postgres-up.sh - finds a PostgreSQL for the tests, or puts a private one into a folder, without root. Nothing is started: the
# tests start a server of their own in a temporary folder, on a free port of loopback, and stop it. Run it again as often as you like.
#
#   setup/postgres-up.sh [DIR]        default: ${DOZVON_HOME:-~/.cache/dozvon}/postgres
#
# An installed PostgreSQL 13 or later is taken as a program; its clusters and its running server are left alone.
# Result: DIR/postgres.env with the lines POSTGRES_BIN= (initdb and postgres are there) and POSTGRES_AS= (words before each
# command, for root only: PostgreSQL refuses to be run by root), plain text, no quotes.
#
# Env: DOZVON_POSTGRES=private   ignore an installed one; DOZVON_DEBIAN_MIRROR, DOZVON_DEB_CACHE: see debian-private.sh
set -eu
me=postgres-up
here=$(cd "$(dirname "$0")" && pwd)
[ $# -le 1 ] || { sed -n '2,12p' "$0" >&2; exit 2; }
target=${1:-${DOZVON_HOME:-${HOME:?}/.cache/dozvon}/postgres}
mkdir -p "$target" || { echo "$me: cannot make the folder $target" >&2; exit 3; }
dir=$(cd "$target" && pwd)

# How root becomes somebody else who can run BIN/postgres; nothing for others.
as_whom() {
    as=
    [ "$(id -u)" = 0 ] || return 0
    # The last one is for a folder that nobody may not enter: a user namespace, in which root has another number.
    for as in "setpriv --reuid=nobody --regid=nogroup --clear-groups --" "runuser -u nobody --" \
        "unshare --user --map-user=65534 --map-group=65534 --"; do
        # shellcheck disable=SC2086
        if (cd / && $as "$1/postgres" -V) >/dev/null 2>&1; then return 0; fi
    done
    echo "$me: PostgreSQL refuses to be run by root, and nobody cannot run $1/postgres" >&2
    return 1
}

# fit BIN
fit() {
    [ -x "$1/initdb" ] && [ -x "$1/postgres" ] || return 1
    major=$("$1/postgres" -V 2>/dev/null | sed -n 's/^postgres (PostgreSQL) \([0-9]*\).*/\1/p')
    [ "${major:-0}" -ge 13 ] && as_whom "$1"
}

write_env() {
    printf 'POSTGRES_BIN=%s\nPOSTGRES_AS=%s\n' "$1" "$as" > "$dir/postgres.env.new"
    mv "$dir/postgres.env.new" "$dir/postgres.env"
}

installed() {
    on_path=$(command -v postgres || true)
    for bin in "${on_path%/postgres}" $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5,5nr) /usr/pgsql-*/bin /usr/local/pgsql/bin; do
        if [ -n "$bin" ] && fit "$bin"; then
            write_env "$bin"
            return 0
        fi
    done
    return 1
}

if [ "${DOZVON_POSTGRES:-}" != private ] && installed; then
    echo "$me: using the installed $("$bin/postgres" -V)"
    exit 0
fi
if [ -f "$dir/.ready" ] && fit "$(cat "$dir/.ready")"; then
    bin=$(cat "$dir/.ready")
    write_env "$bin"
    echo "$me: ready: $("$bin/postgres" -V) in $dir"
    exit 0
fi

trap 'code=$?; [ "$code" = 0 ] || echo "$me: no private PostgreSQL can be made here; install one (Debian: apt install postgresql)" >&2' EXIT
# shellcheck source=setup/debian-private.sh
. "$here/debian-private.sh"
private_tools
rm -f "$dir/.ready"
echo "$me: asking Debian's package lists (about 70 MB will be fetched, once)"
private_apt "forky sid trixie" main postgresql
# What a private run has no use for: the scripts around clusters, perl, and the compiler of queries (loaded when it is there).
private_fetch '^(perl|perl-.*|libperl.*|lib.*-perl|gnupg.*|gpg.*|adduser|passwd|login.*|sysvinit-utils|systemd.*|debconf|netbase|ssl-cert|openssl|locales|postgresql|postgresql-common.*|postgresql-client-common|postgresql-.*-jit|libllvm.*|python3.*|libpython3.*|util-linux.*|mount|logsave|ucf|sensible-utils|tzdata) ' \
    postgresql
echo "$me: unpacking $(wc -l < "$apt/wanted") packages of $suite"
private_unpack

loader=$(private_loader)
bin=$(find "$dir/root/usr/lib/postgresql" -maxdepth 2 -type d -name bin | head -n 1)
[ -n "$loader" ] && [ -n "$bin" ] || private_die "the packages lack PostgreSQL's parts" 5
libs=$(dirname "$(find "$dir/root/usr/lib" -name 'libpq.so.5' | head -n 1)")
mkdir -p "$bin/elf"
# initdb looks for postgres beside itself, and both for their files from there: the names stay, and lead to the unpacked loader.
for program in initdb postgres; do
    mv "$bin/$program" "$bin/elf/$program"
    cat > "$bin/$program" <<RUN
#!/bin/sh
exec "$loader" --inhibit-cache --argv0 "$bin/$program" --library-path "$libs" "$bin/elf/$program" "\$@"
RUN
    chmod +x "$bin/$program"
done
fit "$bin" || private_die "PostgreSQL is there but does not start" 5
write_env "$bin"
printf '%s\n' "$bin" > "$dir/.ready"
echo "$me: ready: $("$bin/postgres" -V) in $dir"
