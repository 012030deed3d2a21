#!/bin/sh
# Gives the system's users and groups their fixed numbers before a package can choose one: a package that finds
# its user takes it, and what it installs then carries the right numbers from the start.
# mmdebstrap calls this as an essential hook, with the tree.
set -eu
tree=$1

grep '^[ug] ' "$(dirname "$0")/ids" | while read -r kind name id; do
    echo "$name:x:$id:" >>"$tree/etc/group"
    [ "$kind" = g ] || echo "$name:x:$id:$id::/:/usr/sbin/nologin" >>"$tree/etc/passwd"
done
