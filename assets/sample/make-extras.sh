#!/bin/sh
# make-extras.sh TOP FOLDER: makes what goes with the sample: a runtime and an app in two versions each, and a template for
# systems. TOP is the mounted btrfs on which make-streams.sh left its tree in `work`: the runtime's programs are taken from
# there. Prints the name and the size in bytes of each tree.
set -eu
here=$(dirname "$0")
top=$1
out=$2
runtime=runtime:org.pristine.sample.Base:x86_64
app=app:org.pristine.sample.Almanac:org.pristine.sample.Base:x86_64

# put FOLDER: the files of a folder of the recipe, as root's, whatever a checkout made of their modes.
put() {
    tar --create --directory "$here/extras/$1" --owner=0 --group=0 --mode=u=rwX,go=rX . | tar --extract --directory "$top/extra"
}

# take FILE...: files of the sample's tree, to the same place in the runtime.
take() {
    for file in "$@"; do
        mkdir -p "$top/extra/$(dirname "$file")"
        cp --archive --dereference "$top/work/$file" "$top/extra/$file"
    done
}

# publish TREE DATE: read-only from its first moment under its own name.
publish() {
    find "$top/extra" -newermt "$2" -exec touch --no-dereference --date="$2" {} +
    btrfs --quiet subvolume snapshot -r "$top/extra" "$top/$1"
    echo "$1 $(du --summarize --bytes "$top/$1" | cut -f 1)"
}

# send NAME TREE [PARENT]
send() {
    btrfs --quiet send ${3:+-p "$top/$3"} "$top/$2" | zstd -3 --quiet --force -o "$out/$1.btrfs.zst"
}

first=$(cat "$here/versions/1/date")
second=$(cat "$here/versions/2/date")

# A shell, some programs, and the C library that they are linked to. What mounts it as /usr makes the links to it.
btrfs --quiet subvolume create "$top/extra"
take bin/dash bin/cat bin/date lib/x86_64-linux-gnu/libc.so.6 lib64/ld-linux-x86-64.so.2
ln --symbolic dash "$top/extra/bin/sh"
put runtime/1
publish "$runtime:1" "$first"
take bin/head bin/wc
put runtime/2
publish "$runtime:2" "$second"
btrfs --quiet subvolume delete "$top/extra"

btrfs --quiet subvolume create "$top/extra"
put app/1
publish "$app:1" "$first"
put app/2
publish "$app:2" "$second"
btrfs --quiet subvolume delete "$top/extra"

btrfs --quiet subvolume create "$top/extra"
put root
publish root:server:org.pristine.sample:x86_64 "$first"

send base-1 "$runtime:1"
send base-2 "$runtime:2"
send base-1-2 "$runtime:2" "$runtime:1"
send almanac-1 "$app:1"
send almanac-2 "$app:2"
send almanac-1-2 "$app:2" "$app:1"
send server root:server:org.pristine.sample:x86_64
