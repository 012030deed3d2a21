# Makes small trees and their streams on the scratch disk $1, into the folder $2: enough of a system to pass
# every check of an installation, or to fail just one of them.
set -eu
scratch=$1
out=$2
work=/run/workshop
mkfs.btrfs --quiet --force "$scratch"
mkdir -p $work
mount "$scratch" $work

# $1 name, $2 version that os-release says
tree() {
  btrfs --quiet subvolume create "$work/$1"
  cd "$work/$1"
  mkdir -p lib/systemd/boot/efi lib/modules/6.1.0 lib/sysusers.d lib/tmpfiles.d share/factory/etc
  cp /usr/lib/systemd/systemd lib/systemd/systemd
  cp /usr/lib/systemd/boot/efi/systemd-bootx64.efi lib/systemd/boot/efi/
  head -c 1M /dev/urandom > lib/modules/6.1.0/vmlinuz
  head -c 1M /dev/urandom > lib/modules/6.1.0/initrd
  printf 'ID=small\nPRETTY_NAME="Small System %s"\nIMAGE_VERSION=%s\n' "$2" "$2" > lib/os-release
  echo 'u small - -' > lib/sysusers.d/small.conf
  echo 'L /etc/os-release' > lib/tmpfiles.d/small.conf
  echo small > share/factory/etc/small
}

# $1 name, $2 file, $3 parent
send() {
  cd $work
  btrfs property set "$1" ro true
  if [ $# = 3 ]; then
    btrfs --quiet send -p "$3" "$1" > "$out/$2"
  else
    btrfs --quiet send "$1" > "$out/$2"
  fi
}

a=usr:org.test.small:x86_64
tree $a:1 1
send $a:1 good.btrfs
zstd --quiet "$out/good.btrfs" -o "$out/good.btrfs.zst"

btrfs --quiet subvolume snapshot $work/$a:1 $work/$a:2
sed -i 's/1"/2"/; s/=1/=2/' $work/$a:2/lib/os-release
send $a:2 delta.btrfs $a:1

btrfs --quiet subvolume snapshot $work/$a:2 $work/$a:3
send $a:3 delta-2-3.btrfs $a:2

# Named against its content: says 9 outside and 8 inside.
tree $a:9 8
send $a:9 version-mismatch.btrfs

tree usr:org.test.arm:aarch64:1 1
send usr:org.test.arm:aarch64:1 other-architecture.btrfs

# The name says aarch64's boot loader would be there, and it is, but the programs are of this machine.
tree usr:org.test.false:x86_64:1 1
printf '\177ELF\002\001\001\000\000\000\000\000\000\000\000\000\003\000\267\000' | dd of=lib/systemd/systemd conv=notrunc status=none
send usr:org.test.false:x86_64:1 content-mismatch.btrfs

for part in lib/modules/6.1.0/vmlinuz lib/modules/6.1.0/initrd lib/systemd/boot/efi lib/os-release \
  share/factory/etc lib/sysusers.d lib/tmpfiles.d lib/systemd/systemd; do
  name=usr:org.test.lacks-$(basename $part):x86_64:1
  tree "$name" 1
  rm -r $part
  send "$name" "lacks-$(basename $part).btrfs"
done

btrfs --quiet subvolume create $work/not-a-tree
send not-a-tree name-invalid.btrfs
btrfs --quiet subvolume create $work/runtime:org.test:x86_64:1
send runtime:org.test:x86_64:1 not-usr.btrfs

# More than a disk of 2 GiB holds, of zeros, so that the stream itself is small.
tree usr:org.test.large:x86_64:1 1
head -c 1200M /dev/zero > large
cd $work
btrfs property set usr:org.test.large:x86_64:1 ro true
btrfs --quiet send usr:org.test.large:x86_64:1 | zstd --quiet -1 -o "$out/large.btrfs.zst"

size=$(stat -c %s "$out/good.btrfs")
head -c $((size / 2)) "$out/good.btrfs" > "$out/truncated.btrfs"
zstd_size=$(stat -c %s "$out/good.btrfs.zst")
head -c $((zstd_size / 2)) "$out/good.btrfs.zst" > "$out/truncated.btrfs.zst"
for file in good.btrfs good.btrfs.zst; do
  cp "$out/$file" "$out/corrupt-$file"
  middle=$(($(stat -c %s "$out/$file") / 2))
  printf 'XXXX' | dd of="$out/corrupt-$file" bs=1 seek=$middle conv=notrunc status=none
done
head -c 100000 /dev/urandom > "$out/random.btrfs"
: > "$out/empty.btrfs"
cat "$out/good.btrfs" "$out/delta.btrfs" > "$out/two-trees.btrfs"

cd /
umount $work
