# shellcheck shell=sh
# debian-private.sh - sourced, not run: installs Debian packages into a private folder, without root and without touching
# the host: apt with its own state fetches them (signatures checked), dpkg-deb unpacks them, their own ld.so runs them.
#
#   me=voice-up; dir=/some/folder            who is speaking in messages; the folder, absolute and there
#   private_tools                            stops with a sentence when a tool or the keyring is missing
#   private_apt "forky sid" "main" PKG       sets up apt; the first suite that has PKG is used
#   private_fetch "REGEX of names to skip" PKG ...   downloads PKG and all it depends on into DIR/debs
#   private_unpack                           unpacks that into DIR/root
#   private_loader                           prints the path of the unpacked dynamic loader
#
# Env: DOZVON_DEBIAN_MIRROR (default: the mirror the host's apt uses), DOZVON_DEB_CACHE (default: DIR/debs)

keyring=${DOZVON_DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}

private_die() { echo "$me: $1" >&2; exit "${2:-3}"; }

private_tools() {
    for tool in apt-get apt-cache dpkg dpkg-deb tar awk find; do
        command -v "$tool" >/dev/null || private_die "needs $tool, which is not on this machine (Debian or a relative is wanted)"
    done
    [ -r "$keyring" ] || private_die "there is no keyring $keyring (install debian-archive-keyring)"
}

private_apt() {
    suites=$1; components=$2; wanted=$3
    mirror=${DOZVON_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' \
        2>/dev/null | grep -v security | head -n 1)}
    [ -n "$mirror" ] || private_die "apt knows no Debian mirror here (run apt-get update once, or set DOZVON_DEBIAN_MIRROR)"
    arch=$(dpkg --print-architecture); apt=$dir/.apt; debs=${DOZVON_DEB_CACHE:-$dir/debs}
    mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$apt/etc/empty" "$debs" || private_die "cannot write in $dir"
    : > "$apt/status"
    cat > "$apt/apt.conf" <<CONF
Dir::State "$apt"; Dir::State::status "$apt/status"; Dir::State::lists "$apt/lists";
Dir::Cache "$apt"; Dir::Cache::archives "$apt/archives";
Dir::Etc::sourcelist "$apt/etc/sources.list"; Dir::Etc::sourceparts "$apt/etc/empty";
Dir::Etc::preferencesparts "$apt/etc/empty"; Dir::Etc::preferences "/dev/null"; Dir::Etc::trustedparts "$apt/etc/empty";
APT::Install-Recommends "false"; APT::Sandbox::User ""; APT::Architecture "$arch"; APT::Architectures { "$arch"; };
Acquire::Languages "none"; Acquire::Retries "3"; Debug::NoLocking "true";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
CONF
    export APT_CONFIG="$apt/apt.conf"
    for suite in $suites; do
        echo "deb [signed-by=$keyring] $mirror $suite $components" > "$apt/etc/sources.list"
        apt-get -qq update || continue
        if apt-cache policy "$wanted" | grep -q 'Candidate: [0-9]'; then return 0; fi
    done
    private_die "no package $wanted in: $suites (no network, or the mirror lacks them)" 4
}

private_fetch() {
    skip=$1; shift
    # "Inst NAME (VERSION ORIGIN [ARCH])": the file apt saves is NAME_VERSION_ARCH.deb, with ':' as %3a
    apt-get -s -qq install "$@" \
        | awk '$1=="Inst" { v=substr($3,2); gsub(":","%3a",v); match($0, /\[[a-z0-9]+\]\)/)
                            print $2, $2 "_" v "_" substr($0,RSTART+1,RLENGTH-3) ".deb" }' \
        | grep -Ev "$skip" | sort -u > "$apt/wanted"
    [ -s "$apt/wanted" ] || private_die "apt finds no way to install: $*" 4
    # shellcheck disable=SC2046
    (cd "$debs" && apt-get -qq download $(cut -d' ' -f1 "$apt/wanted")) || private_die "a download failed; run it again" 4
}

private_unpack() {
    fresh=$dir/root.new; rm -rf "$fresh"; mkdir -p "$fresh"
    for d in bin sbin lib lib64; do mkdir -p "$fresh/usr/$d"; ln -s "usr/$d" "$fresh/$d"; done
    while read -r _ deb; do
        dpkg-deb --fsys-tarfile "$debs/$deb" | tar -x -C "$fresh" --keep-directory-symlink --no-same-owner \
            --exclude='./usr/share/man' --exclude='./usr/share/locale' -f - || private_die "cannot unpack $deb" 5
    done < "$apt/wanted"
    rm -rf "$dir/root"; mv "$fresh" "$dir/root"
}

private_loader() { find "$dir/root/usr/lib" "$dir/root/usr/lib64" -maxdepth 2 -name 'ld-linux*.so.*' | head -n 1; }
