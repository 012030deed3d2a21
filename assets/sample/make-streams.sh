#!/bin/sh
# make-streams.sh DEVICE TREE.tar FOLDER: makes the sample's streams from the tree that make-usr.sh has made.
# DEVICE is overwritten. As root, on a kernel that has btrfs. Prints the name and the size in bytes of each tree.
set -eu
here=$(dirname "$0")
device=$1
tar=$2
out=$3
# A day begins everywhere at the same moment.
export TZ=UTC
family=usr:org.pristine.sample:x86_64

mkfs.btrfs --quiet --force "$device"
top=$(mktemp --directory)
mount -t btrfs "$device" "$top"
trap 'umount "$top"; rmdir "$top"' EXIT

# apply VERSION: what this version has more than the others, and its time.
apply() {
    tree=$top/work
    tar --create --directory "$here/versions/$1/usr" --owner=0 --group=0 --mode=u=rwX,go=rX . |
        tar --extract --directory "$tree"
    # A stream is received by making each file at the top of the tree and moving it to its place, which changes the
    # top's time; what is right about it is sent only after an entry of the top itself. So the youngest inode, the
    # last in the stream, must be one: this empty folder, made anew.
    rmdir "$tree/src"
    mkdir "$tree/src"
    time=$(cat "$here/versions/$1/date")
    # What the build itself wrote would otherwise bear the time of day.
    find "$tree" -newermt "$time" -exec touch --no-dereference --date="$time" {} +
    # systemd sees a new version by the time of /usr itself, so it must be later in every version, to the second.
    touch --date="$time" "$tree"
}

# publish VERSION: read-only from its first moment under its own name, for a tree that was ever writable breaks deltas.
publish() {
    btrfs --quiet subvolume snapshot -r "$top/work" "$top/$family:$1"
    echo "$family:$1 $(du --summarize --bytes "$top/$family:$1" | cut -f 1)"
}

btrfs --quiet subvolume create "$top/work"
tar --extract --file "$tar" --directory "$top/work" --strip-components=2 \
    --numeric-owner --same-owner --preserve-permissions --xattrs --xattrs-include='*' ./usr
apply 1
publish 1
apply 2
publish 2

btrfs --quiet send "$top/$family:1" | zstd -3 --quiet --force -o "$out/sample-1.btrfs.zst"
btrfs --quiet send "$top/$family:2" | zstd -3 --quiet --force -o "$out/sample-2.btrfs.zst"
btrfs --quiet send -p "$top/$family:1" "$top/$family:2" | zstd -3 --quiet --force -o "$out/sample-1-2.btrfs.zst"

sh "$here/make-extras.sh" "$top" "$out"
