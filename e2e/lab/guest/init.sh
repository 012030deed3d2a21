# Init of the lab's kernel: from a read-only host folder to a running system with udev, then the agent.
# Reached from the userland's /usr/sbin/lab-init with the checkout at /mnt and `lab_checkout` in the environment.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin
export HOME=/root LC_ALL=C.UTF-8 SYSTEMD_PAGER=cat PAGER=cat TERM=dumb

# Any number of labs run from one userland: what this one writes stays in its own memory.
umount -l /mnt
mount -t hostfs -o hostfs="$lab_modules" none /usr/lib/modules
modprobe overlay
mount -t tmpfs tmpfs /mnt
mkdir /mnt/upper /mnt/work /mnt/root
mount -t overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work overlay /mnt/root
cd /mnt/root
pivot_root . mnt
mount -t proc proc /proc
umount -l /mnt
# As systemd has it: what is mounted later is seen in mount namespaces that were made before.
mount --make-rshared /

mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /dev/shm
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /tmp
mount -t cgroup2 cgroup2 /sys/fs/cgroup
ln -sf /proc/self/fd /dev/fd
ln -sf /proc/self/fd/0 /dev/stdin
ln -sf /proc/self/fd/1 /dev/stdout
ln -sf /proc/self/fd/2 /dev/stderr
ln -sf /proc/self/mounts /etc/mtab
mkdir -p /run/lock
# With modules where modprobe looks for them, file systems and device-mapper targets load themselves when they
# are first used; these are looked for as device nodes before anything asks the kernel. Partitions inside an
# image need loop, and dm-crypt does not ask for the modes of its ciphers.
mount -t hostfs -o hostfs="$lab_modules" none /usr/lib/modules
modprobe -a loop dm-mod fuse cbc xts essiv

# Rings and the seccomp way to processes don't go together here: memory is counted wrong, and Node dies of it.
echo 2 > /proc/sys/kernel/io_uring_disabled
tr -d - < /proc/sys/kernel/random/uuid > /etc/machine-id
echo lab > /proc/sys/kernel/hostname
ip link set lo up

/usr/lib/systemd/systemd-udevd --daemon
udevadm trigger --type=devices --action=add --subsystem-match=block --settle

mkdir -p "$lab_checkout"
mount -t hostfs -o hostfs="$lab_checkout" none "$lab_checkout"
mkdir -p /opt/node
mount -t hostfs -o hostfs="$lab_node" none /opt/node
ln -s /opt/node/node /usr/local/bin/node
cat > /usr/local/bin/lab-node <<LAUNCHER
#!/bin/sh
# Reading the program is most of the time of its start; the agent's folder is there by then.
export NODE_COMPILE_CACHE=/var/cache/node
# What the program would do by starting a second time, which takes as long again.
exec unshare --mount --propagation slave -- node --max-semi-space-size=1 "\$@"
LAUNCHER
cat > /usr/local/bin/pristine <<LAUNCHER
#!/bin/sh
if [ ! -f "$lab_checkout/dist/backend/cli.js" ]; then
  echo "pristine: dist/backend/cli.js is not built yet: run npm run build in the checkout" >&2
  exit 127
fi
exec lab-node "$lab_checkout/dist/backend/cli.js" "\$@"
LAUNCHER
chmod 755 /usr/local/bin/lab-node /usr/local/bin/pristine

# There is no firmware here. Without this an installer would rightly take the machine for one without UEFI.
mkdir -p /run/pristine
echo '{ "firmware": { "kind": "lab", "secureBoot": "unknown" } }' > /run/pristine/profile.json

stty -F /dev/ttyS0 raw -echo
cd "$lab_checkout"
# Taking the types out of the agent is half the time of its start; once is enough.
mkdir -p /var/cache/node
mount -t hostfs -o hostfs="$lab_cache" none /var/cache/node
NODE_COMPILE_CACHE=/var/cache/node node e2e/lab/guest/agent.ts

cd /
umount -a -t btrfs,vfat,ext4,xfs,fuseblk,iso9660
systemctl poweroff --force --force
