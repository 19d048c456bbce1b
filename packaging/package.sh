#!/usr/bin/env bash
# package.sh - makes what is installed elsewhere: ./dozvon package [FOLDER]      (default: target/packages)
#
#   dozvon-VERSION.tar.gz            unpack it anywhere, ./dozvon run
#   dozvon_VERSION_amd64.deb         Debian 12 or later: apt install ./dozvon_VERSION_amd64.deb
#   dozvon-VERSION.cdx.json          the list of parts (SBOM, CycloneDX 1.6)
#   SHA256SUMS
#
# The build runs in a clean copy of the sources (with what is not committed yet, without what is ignored), so that nothing left
# over gets in: the same sources, JDK and Maven give the same bytes, in whatever folder.
#
# Env: JAVA_HOME (set by the launcher), DOZVON_MAVEN_OPTIONS (more words for mvn; not -o: the list of parts asks the repository)
set -euo pipefail
# Modes get into the jars.
umask 022
case ${1:-} in -h | --help) sed -n '2,12p' "$0"; exit 0 ;; -*) sed -n '2,12p' "$0" >&2; exit 2 ;; esac
[ $# -le 1 ] || { sed -n '2,12p' "$0" >&2; exit 2; }
home=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "${1:-$home/target/packages}"
out=$(cd "${1:-$home/target/packages}" && pwd)
mkdir -p "$home/.dozvon"
work=$(mktemp -d "$home/.dozvon/package.XXXXXX")
trap 'rm -rf "$work"' EXIT
log=$home/.dozvon/package.log

mkdir "$work/dozvon"
cd "$home"
if git rev-parse --git-dir >/dev/null 2>&1; then
    # What is deleted and not committed yet is still in git's list.
    git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
        if [ -e "$file" ]; then printf '%s\0' "$file"; fi
    done | tar --null --files-from=- -c | tar -x -C "$work/dozvon"
else
    tar -c --exclude=./target --exclude='./*/target' --exclude=./.dozvon --exclude=node_modules . | tar -x -C "$work/dozvon"
fi
cd "$work/dozvon"
# Permissions of a file are the packers' business; a text must be readable whatever the umask was.
chmod -R u=rwX,go=rX .
echo "dozvon: building the packages (some two minutes; log: .dozvon/package.log) ..." >&2
# shellcheck disable=SC2086
if ! mvn -B ${DOZVON_MAVEN_OPTIONS:-} -Ppackage -pl gateway,packaging -am -Dmaven.test.skip=true -Dspotless.check.skip=true package >"$log" 2>&1; then
    grep -E '^\[ERROR\]' "$log" | head -20 >&2
    echo "dozvon: the packages were not built; the whole log is in .dozvon/package.log" >&2
    exit 3
fi
rm -f "$out"/dozvon-*.tar.gz "$out"/dozvon_*.deb "$out"/dozvon-*.cdx.json "$out/SHA256SUMS"
cp packaging/target/packages/dozvon-*.tar.gz packaging/target/packages/dozvon_*.deb "$out"
archive=$(cd "$out" && ls dozvon-*.tar.gz)
cp packaging/target/stage/archive/sbom.cdx.json "$out/${archive%.tar.gz}.cdx.json"
(cd "$out" && sha256sum dozvon-*.tar.gz dozvon_*.deb dozvon-*.cdx.json >SHA256SUMS && ls -l | sed -n '2,$p')
