#!/bin/sh
# A golden master in another vendor's manner, so that the installer is not only tried on what it was made with: no
# factory folder but PAM's own place in /usr, Debian's name and presets, dracut's usual initrd, the first boot's
# questions as systemd asks them. mmdebstrap calls this as a customize hook, with the tree.
set -eu
tree=$1
usr=$tree/usr

release=$(basename "$usr"/lib/modules/*)
cp "$tree/boot/vmlinuz-$release" "$usr/lib/modules/$release/vmlinuz"
chroot "$tree" dracut --quiet --force --reproducible --no-hostonly --no-hostonly-cmdline \
    --add-drivers "virtio_blk btrfs" "/usr/lib/modules/$release/initrd" "$release"
chmod 644 "$usr/lib/modules/$release/initrd"

mkdir -p "$usr/lib/pam.d"
cp "$tree"/etc/pam.d/* "$usr/lib/pam.d/"

# Numbers once given stay as they are.
chroot "$tree" sh -eu -c '
    sed "s/^\([^:]*\):[^:]*:\([0-9]*\):.*/g \1 \2/" /etc/group
    sed "s/^\([^:]*\):[^:]*:\([0-9]*\):\([0-9]*\):[^:]*:\([^:]*\):.*/u \1 \2:\3 - \4/" /etc/passwd
' | grep -v '^u root ' >"$usr/lib/sysusers.d/00-other.conf"
