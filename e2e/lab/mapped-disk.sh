# Shows the mapped device $1 as the disk /dev/loop0: a mapped device has no partitions, a loop device on it has.
set -eu
losetup --partscan --direct-io=on /dev/loop0 "/dev/mapper/$1"
udevadm settle
# The product rightly takes no loop device for a disk, so the tool that it asks calls this one so.
cp /usr/bin/lsblk /run/lsblk
cat > /run/lsblk-of-the-lab <<'TOOL'
#!/bin/sh
/run/lsblk "$@" | sed 's/"type": *"loop"/"type": "disk"/'
TOOL
chmod 755 /run/lsblk-of-the-lab
mount --bind /run/lsblk-of-the-lab /usr/bin/lsblk
