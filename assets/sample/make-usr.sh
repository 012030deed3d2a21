#!/bin/sh
# Makes /usr of a Debian tree complete in itself: afterwards a system comes up from it with an empty /etc and /var.
# mmdebstrap calls this as a customize hook, with the tree; SOURCE_DATE_EPOCH is set.
set -eu
here=$(dirname "$0")
tree=$1
usr=$tree/usr

# The sample's own files. Owners and modes of a checkout are whatever the account and its umask made of them.
tar --create --directory "$here/usr" --owner=0 --group=0 --mode=u=rwX,go=rX . | tar --extract --directory "$usr"

# -- The kernel, where Pristine and kernel-install look for it.
release=$(basename "$usr"/lib/modules/*)
modules=$usr/lib/modules/$release
cp "$tree/boot/vmlinuz-$release" "$modules/vmlinuz"

# -- The initrd: systemd alone, without dracut's own shell hooks, for any machine and not the one that builds.
# Without dracut's base module the initrd would have an empty initrd-release and no os-release: it would name the
# machine localhost, and the system would keep that name. A whole folder is included, since a single file does not
# replace the empty one. They name no version, so that versions can share the initrd.
mkdir -p "$tree/initrd-files/etc"
cat >"$tree/initrd-files/etc/initrd-release" <<'RELEASE'
NAME="Pristine Sample"
PRETTY_NAME="Pristine Sample"
ID=pristine-sample
DEFAULT_HOSTNAME=pristine-sample
RELEASE
ln --symbolic initrd-release "$tree/initrd-files/etc/os-release"
# systemd-volatile-root is what stateless boots are made by; efivarfs is where the boot loader says what it booted.
# Device nodes can be made by root alone and would tell by whom the tree was built; the kernel brings its own.
DRACUT_NO_MKNOD=1 chroot "$tree" dracut --quiet --force --reproducible --no-hostonly --no-hostonly-cmdline \
    --modules "systemd systemd-initrd btrfs" \
    --add-drivers "virtio_blk virtio_scsi virtio_pci ahci sd_mod vmw_pvscsi hv_storvsc xen-blkfront btrfs efivarfs" \
    --install "/usr/lib/systemd/systemd-volatile-root /usr/lib/systemd/system/systemd-volatile-root.service" \
    --include /initrd-files / \
    --compress "zstd -15 -q -T1" \
    "/usr/lib/modules/$release/initrd" "$release"
# As readable as all of /usr: there is nothing in it to hide.
chmod 644 "$modules/initrd"

# -- The factory: what has no default in /usr is copied into an empty /etc by tmpfiles, one line a file. Not
# /etc/systemd: presets write there before tmpfiles runs. What an administrator has changed stays.
factory=$usr/share/factory/etc
lines=$usr/lib/tmpfiles.d/pristine-sample-factory.conf
echo "# Made by make-usr.sh: a line for each file that Debian's packages put into /etc." >"$lines"
(
    cd "$tree/etc"
    find bash.bashrc debian_version default/nss default/useradd environment gai.conf host.conf ld.so.conf ld.so.conf.d \
        libaudit.conf login.defs mke2fs.conf nsswitch.conf pam.conf pam.d profile security shells skel xattr.conf \
        -type f ! -name opasswd | LC_ALL=C sort
) | while read -r file; do
    mkdir -p "$factory/$(dirname "$file")"
    cp --preserve=mode "$tree/etc/$file" "$factory/$file"
    echo "C /etc/$file" >>"$lines"
done

# -- No link out of /usr into what may be empty: Debian's alternatives lead through /etc. A link that ends
# outside /usr, or nowhere, is no loss.
find "$usr" -type l \( -lname '/etc/*' -o -lname '/var/*' \) | while read -r link; do
    path=${link#"$tree"}
    target=$(chroot "$tree" readlink --canonicalize-existing "$path" || true)
    rm "$link"
    case $target in /usr/*) ln --symbolic "$target" "$link" ;; esac
done

# -- The fixed numbers, written into the packages' own lines: a second line for a name is a warning at every boot.
grep '^[ug] ' "$here/ids" | while read -r kind name id; do
    sed --in-place --regexp-extended "s/^($kind!?[[:space:]]+$name[[:space:]]+)-/\1$id/" "$usr"/lib/sysusers.d/*.conf
done
# Every user and group of the tree must come out of an empty /etc again, with the same number.
chroot "$tree" sh -eu -c '
    mkdir -p /run/check/etc
    systemd-sysusers --root=/run/check $(find /usr/lib/sysusers.d -name "*.conf" | LC_ALL=C sort) 2>/run/check/log
    for kind in passwd group; do
        cut -d : -f 1,3 /etc/$kind | LC_ALL=C sort >/run/check/wanted
        cut -d : -f 1,3 /run/check/etc/$kind | LC_ALL=C sort | LC_ALL=C comm -23 /run/check/wanted - >/run/check/missing
        if [ -s /run/check/missing ]; then
            echo "these of /etc/$kind have no number of their own, add them to ids:" >&2
            cat /run/check/missing >&2
            exit 1
        fi
    done
    rm -r /run/check
'

# What the tree was made of: the same list gives the same tree.
mkdir -p "$usr/share/pristine-sample"
chroot "$tree" dpkg-query --show | LC_ALL=C sort >"$usr/share/pristine-sample/packages"
