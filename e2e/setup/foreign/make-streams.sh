#!/bin/sh
# make-streams.sh DEVICE TREE.tar FOLDER: makes the tree's one stream, whose data stays compressed on its whole way.
set -eu
device=$1
tar=$2
out=$3
name=usr:com.example.other:x86_64:2026.10

mkfs.btrfs --quiet --force "$device"
top=$(mktemp --directory)
mount -t btrfs -o compress=zstd:3 "$device" "$top"
trap 'umount "$top"; rmdir "$top"' EXIT

btrfs --quiet subvolume create "$top/$name"
tar --extract --file "$tar" --directory "$top/$name" --strip-components=2 --numeric-owner ./usr
TZ=UTC touch --date=2026-10-01 "$top/$name"
echo "$name $(du --summarize --bytes "$top/$name" | cut -f 1)"
btrfs property set -ts "$top/$name" ro true
btrfs --quiet send --proto 2 --compressed-data "$top/$name" >"$out/other.btrfs"
