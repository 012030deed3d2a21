#!/bin/sh
# content-listing.sh DEVICE STREAM...: receives the streams and lists everything in every tree, a line each: path, type,
# mode, owner, group, size, time, target of a link; then the digest of every file. DEVICE is overwritten.
set -eu
device=$1
shift

mkfs.btrfs --quiet --force "$device"
top=$(mktemp --directory)
mount -t btrfs "$device" "$top"
trap 'cd /; umount "$top"; rmdir "$top"' EXIT

for stream; do
    zstd --decompress --stdout --quiet "$stream" | btrfs --quiet receive "$top"
done
cd "$top"
export LC_ALL=C TZ=UTC
find . -printf '%P %y %m %U %G %s %TY-%Tm-%TdT%TT %l\n' | sort
find . -type f -print0 | sort --zero-terminated | xargs --null sha256sum
