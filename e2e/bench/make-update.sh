# Makes the second version of a system on the scratch disk $1, beside the first from the stream $2. What an update changes is a few of
# its files, a large one among them. Prints the UUID of the first.
set -eu
name=usr:org.pristine.sample:x86_64
mkfs.btrfs --quiet --force "$1"
mount --mkdir "$1" /run/update
cd /run/update
zstd -dcq "$2" | btrfs receive -q .
btrfs --quiet subvolume snapshot $name:1 $name:2
cd $name:2
sed -i 's/^IMAGE_VERSION=.*/IMAGE_VERSION=2/' lib/os-release
initrd=$(ls lib/modules/*/initrd)
head -c 6M /dev/urandom | dd of="$initrd" bs=1M seek=4 conv=notrunc status=none
# As packages are replaced: each file is a new one beside the old, and takes its name.
find lib share -type f -size +4k ! -path 'lib/modules/*' | sort | awk 'NR % 20 == 0' | while read -r file; do
  cp -a "$file" "$file.new"
  echo '# update' >> "$file.new"
  mv "$file.new" "$file"
done
find share/doc -type f | sort | awk 'NR % 5 == 0' | xargs --no-run-if-empty rm
cd ..
btrfs property set $name:2 ro true
btrfs subvolume show $name:1 | awk '/Received UUID:/ { print $3 }'
