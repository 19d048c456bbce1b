#!/bin/sh
# chromium-up.sh - finds a Chromium with its driver for the console's browser tests, or puts a private one into a folder,
# without root. Run it again as often as you like: a ready folder returns at once, a half-made one is finished.
#
#   setup/chromium-up.sh [DIR]        default: ${DOZVON_HOME:-~/.cache/dozvon}/chromium
#
# An installed chromium is taken when a chromedriver of the same version lies beside it on the PATH.
# Result: DIR/chromium.env with the lines CHROMIUM_BIN=, CHROMEDRIVER_BIN= (plain text, no quotes). The first time fetches
# about 180 MB of Debian packages; unpacked they take about 550 MB.
#
# Env: DOZVON_BROWSER=private   ignore an installed one; DOZVON_DEBIAN_MIRROR, DOZVON_DEB_CACHE: see debian-private.sh
set -eu
me=chromium-up
here=$(cd "$(dirname "$0")" && pwd)
[ $# -le 1 ] || { sed -n '2,11p' "$0" >&2; exit 2; }
target=${1:-${DOZVON_HOME:-${HOME:?}/.cache/dozvon}/chromium}
mkdir -p "$target" || { echo "$me: cannot make the folder $target" >&2; exit 3; }
dir=$(cd "$target" && pwd)

# "Chromium 156.0.8078.47 built on Debian" and "ChromeDriver 156.0.8078.47 (...)": the major version
major() { "$1" --version 2>/dev/null | sed -n 's/^[A-Za-z ]*\([0-9][0-9]*\)\..*/\1/p' | head -n 1; }

# fit CHROMIUM CHROMEDRIVER
fit() {
    [ -x "$1" ] && [ -x "$2" ] || return 1
    one=$(major "$1") && two=$(major "$2") && [ -n "$one" ] && [ "$one" = "$two" ]
}

# A page must become a picture: libraries, fonts and the helper processes are all in that.
draws() {
    rm -rf "$dir/try"; mkdir -p "$dir/try/home"
    echo '<!doctype html><meta charset="utf-8"><h1>Дозвон</h1>' > "$dir/try/page.html"
    HOME="$dir/try/home" timeout 60 "$1" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
        --user-data-dir="$dir/try/home/profile" --window-size=400,200 --screenshot="$dir/try/page.png" \
        "file://$dir/try/page.html" > "$dir/try/log" 2>&1 && [ -s "$dir/try/page.png" ]
}

write_env() {
    printf 'CHROMIUM_BIN=%s\nCHROMEDRIVER_BIN=%s\n' "$1" "$2" > "$dir/chromium.env.new"
    mv "$dir/chromium.env.new" "$dir/chromium.env"
}

if [ "${DOZVON_BROWSER:-}" != private ]; then
    for name in chromium chromium-browser google-chrome; do
        binary=$(command -v "$name") && driver=$(command -v chromedriver) || continue
        if fit "$binary" "$driver"; then
            write_env "$binary" "$driver"
            echo "$me: using the installed $("$binary" --version)"
            exit 0
        fi
    done
fi
if [ -f "$dir/.ready" ] && fit "$dir/bin/chromium" "$dir/bin/chromedriver"; then
    write_env "$dir/bin/chromium" "$dir/bin/chromedriver"
    echo "$me: ready: $("$dir/bin/chromium" --version) in $dir"
    exit 0
fi

trap 'code=$?; [ "$code" = 0 ] || echo "$me: no private Chromium can be made here; install one instead (Debian: apt-get install chromium chromium-driver fonts-dejavu-core)." >&2' EXIT
# shellcheck source=setup/debian-private.sh
. "$here/debian-private.sh"
private_tools
rm -f "$dir/.ready"
echo "$me: asking Debian's package lists (about 180 MB will be fetched, once)"
private_apt "forky sid" main chromium
# What a headless browser has no use for: a desktop's services, hardware drawing (LLVM), icons.
private_fetch '^(libllvm.*|mesa-libgallium|libz3-.*|libgl1-mesa-dri|mesa-vulkan-drivers|systemd.*|libpam.*|libsystemd-shared|procps|adwaita-icon-theme|hicolor-icon-theme|gtk-update-icon-cache|glycin-.*|x11-common|dbus.*|dconf-.*|libc-gconv-modules-extra|openssl-provider-legacy|pci\.ids|perl.*|libperl.*|debconf|tzdata|adduser|passwd|util-linux.*|xdg-utils|at-spi2-.*|libnss-.*|openssl|x11-utils|libxaw7|xkb-data|sysvinit-utils|init-system-helpers|bubblewrap) ' \
    chromium chromium-driver patchelf fonts-dejavu-core
echo "$me: unpacking $(wc -l < "$apt/wanted") packages of $suite"
private_unpack

loader=$(private_loader)
home=$dir/root/usr/lib/chromium
[ -n "$loader" ] && [ -x "$home/chromium" ] && [ -x "$dir/root/usr/bin/chromedriver" ] || private_die "the packages lack Chromium's parts" 5
libs=$(dirname "$(find "$dir/root/usr/lib" -name 'libnss3.so' | head -n 1)")
patch() { "$loader" --inhibit-cache --library-path "$libs" "$dir/root/usr/bin/patchelf" "$@"; }
# A browser starts itself again for each page: its programs carry the private loader in them (a wrapper would be lost).
for program in "$home/chromium" "$home/chrome_crashpad_handler" "$dir/root/usr/bin/chromedriver"; do
    [ -f "$program" ] || continue
    patch --set-interpreter "$loader" --set-rpath "$home:$libs:$libs/nss:$libs/pulseaudio" --force-rpath "$program" ||
        private_die "cannot give $program the private loader" 5
done
# libpulse would look for its other half under the host's /usr/lib only.
for library in "$libs"/libpulse*.so.*.*; do
    if [ -f "$library" ] && [ ! -L "$library" ]; then patch --remove-rpath "$library"; fi
done
# Fonts only from here: a screenshot looks the same everywhere.
mkdir -p "$dir/fonts" "$dir/bin"
cat > "$dir/fonts/fonts.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$dir/root/usr/share/fonts</dir>
  <cachedir>$dir/fonts/cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
CONF
for program in chromium chromedriver; do
    binary=$home/chromium; [ "$program" = chromium ] || binary=$dir/root/usr/bin/chromedriver
    cat > "$dir/bin/$program" <<RUN
#!/bin/sh
export FONTCONFIG_FILE="$dir/fonts/fonts.conf" FONTCONFIG_PATH="$dir/fonts"
unset LD_LIBRARY_PATH LD_PRELOAD
exec "$binary" "\$@"
RUN
    chmod +x "$dir/bin/$program"
done
fit "$dir/bin/chromium" "$dir/bin/chromedriver" || private_die "Chromium is there but does not start" 5
draws "$dir/bin/chromium" || { tail -n 3 "$dir/try/log" >&2; private_die "Chromium starts but draws no page" 5; }
rm -rf "$dir/try"
write_env "$dir/bin/chromium" "$dir/bin/chromedriver"
: > "$dir/.ready"
echo "$me: ready: $("$dir/bin/chromium" --version) in $dir"
