#!/bin/sh
# voice-up.sh - puts a private RHVoice (good Russian and English voices, about thirty times faster than real time) into a
# folder, without root. Run it again as often as you like: a ready folder returns at once.
#
#   setup/voice-up.sh [DIR]        default: ~/.cache/dozvon/rhvoice
#
#   DIR/bin/rhvoice -p anna -o out.wav < text      (24 kHz; -r rate in per cent)
set -eu
me=voice-up
fallback="Without it, Russian can be spoken by espeak-ng (apt-get install espeak-ng)."
here=$(cd "$(dirname "$0")" && pwd)
[ $# -le 1 ] || { sed -n '2,8p' "$0" >&2; exit 2; }
target=${1:-${HOME:?}/.cache/dozvon/rhvoice}
mkdir -p "$target" || { echo "$me: cannot make the folder $target" >&2; exit 3; }
dir=$(cd "$target" && pwd)
licence="$me: licences: RHVoice GPL, its voice anna free. The package brings other Russian voices that must not be used commercially (CC BY-NC-ND 4.0; Dozvon does not use them): $dir/root/usr/share/doc/*/copyright"
edition="rhvoice rhvoice-russian 2"
if [ -f "$dir/.ready" ] && [ "$(cat "$dir/.ready")" = "$edition" ]; then echo "$me: ready in $dir"; exit 0; fi
# shellcheck source=setup/debian-private.sh
. "$here/debian-private.sh"
trap 'code=$?; [ "$code" = 0 ] || echo "$me: $fallback" >&2' EXIT
private_tools
private_apt "forky sid" "main non-free" rhvoice
private_fetch '^(libx11-data|libasound2-data|libc-gconv-modules-extra) ' rhvoice rhvoice-russian
private_unpack
loader=$(private_loader)
core=$(find "$dir/root/usr/lib" -name 'libRHVoice_core.so.*' | head -n 1)
[ -n "$loader" ] && [ -n "$core" ] && [ -x "$dir/root/usr/bin/RHVoice-test" ] || private_die "the packages lack RHVoice-test" 5
libs=$(dirname "$core")
mkdir -p "$dir/bin"
cat > "$dir/bin/rhvoice" <<RUN
#!/bin/sh
RHVOICE_DATA_PATH="$dir/root/usr/share/RHVoice" RHVOICE_CONFIG_PATH="$dir/root/etc/RHVoice" \\
exec "$loader" --inhibit-cache --library-path "$libs:$libs/pulseaudio" "$dir/root/usr/bin/RHVoice-test" "\$@"
RUN
chmod +x "$dir/bin/rhvoice"
echo "Проверка." | "$dir/bin/rhvoice" -p anna -o "$dir/check.wav" || private_die "RHVoice is there but does not speak" 5
rm -f "$dir/check.wav"
printf '%s' "$edition" > "$dir/.ready"
echo "$licence"
echo "$me: ready in $dir"
