#!/bin/sh
# node-up.sh - puts a private Node.js with npm into a folder, without root, for the build of the web console where no node is
# installed. Run it again as often as you like: a ready folder returns at once.
#
#   setup/node-up.sh [DIR]        default: ${DOZVON_HOME:-~/.cache/dozvon}/node
#
#   PATH=DIR/bin:$PATH npm --version        (about 60 MB of Debian packages are fetched, once; unpacked about 380 MB)
#
# Env: DOZVON_DEBIAN_MIRROR, DOZVON_DEB_CACHE: see debian-private.sh
set -eu
me=node-up
here=$(cd "$(dirname "$0")" && pwd)
[ $# -le 1 ] || { sed -n '2,9p' "$0" >&2; exit 2; }
target=${1:-${DOZVON_HOME:-${HOME:?}/.cache/dozvon}/node}
mkdir -p "$target" || { echo "$me: cannot make the folder $target" >&2; exit 3; }
dir=$(cd "$target" && pwd)
if [ -f "$dir/.ready" ]; then echo "$me: ready in $dir"; exit 0; fi
# shellcheck source=setup/debian-private.sh
. "$here/debian-private.sh"
trap 'code=$?; [ "$code" = 0 ] || echo "$me: no private Node.js can be made here; install one (Debian: apt-get install nodejs npm)." >&2' EXIT
private_tools
echo "$me: asking Debian's package lists (about 60 MB will be fetched, once)"
private_apt "forky sid" main npm
private_fetch '^(perl|perl-.*|libperl.*|python3.*|libpython3.*|gyp|node-gyp|openssl-provider-legacy|libc-gconv-modules-extra) ' nodejs npm
echo "$me: unpacking $(wc -l < "$apt/wanted") packages of $suite"
private_unpack
loader=$(private_loader)
root=$dir/root
[ -n "$loader" ] && [ -x "$root/usr/bin/node" ] || private_die "the packages lack Node.js" 5
libs=$(dirname "$(find "$root/usr/lib" -name 'libstdc++.so.6' | head -n 1)")
npm=$(find "$root/usr/share" -name npm-cli.js | head -n 1)
[ -n "$npm" ] || private_die "the packages lack npm" 5
mkdir -p "$dir/bin"
# Debian's node reads parts of itself under /usr/share/nodejs/; here that folder is its open file 9 (a path of the same length).
for library in "$libs"/libnode.so.*; do
    if [ -f "$library" ] && [ ! -L "$library" ]; then LC_ALL=C sed -i 's#/usr/share/nodejs/#/proc/self/fd/9///#g' "$library"; fi
done
cat > "$dir/bin/node" <<RUN
#!/bin/sh
exec 9< "$root/usr/share/nodejs"
export NODE_PATH="$root/usr/share/nodejs:$libs/nodejs"
exec "$loader" --inhibit-cache --argv0 "$dir/bin/node" --library-path "$libs" "$root/usr/bin/node" "\$@"
RUN
cat > "$dir/bin/npm" <<RUN
#!/bin/sh
exec "$dir/bin/node" "$npm" "\$@"
RUN
chmod +x "$dir/bin/node" "$dir/bin/npm"
"$dir/bin/node" -e 0 || private_die "node is there but does not start" 5
"$dir/bin/npm" --version > /dev/null || private_die "npm is there but does not start" 5
: > "$dir/.ready"
echo "$me: ready: node $("$dir/bin/node" --version) in $dir"
