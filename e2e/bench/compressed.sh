# The tree of the stream $1, once with its data as it is and once compressed as in a publisher's scratch, each sent, compressed with zstd
# as a publisher does it, and received on the disk $2 three times. The disk $3 holds what is sent. Prints for each: what it is, the bytes that
# are moved, the milliseconds until they are on the disk, and the bytes that they take there.
set -eu
mkfs.btrfs --quiet --force "$3"
mount --mkdir -o compress-force=zstd:15 "$3" /run/sending
cd /run/sending
zstd -dcq "$1" | btrfs receive -q .
tree=$(ls)
send() {
  btrfs --quiet send --proto 2 "$@" "$tree" | zstd -19 --long=27 --quiet
}
mkdir streams
send > streams/plain
send --compressed-data > streams/compressed
for round in 1 2 3; do
  for how in plain compressed; do
    mkfs.btrfs --quiet --force "$2"
    mount --mkdir "$2" /run/receiving
    sync; echo 3 > /proc/sys/vm/drop_caches
    start=$(date +%s%N)
    zstd -dcq "streams/$how" | btrfs receive -q /run/receiving
    sync --file-system /run/receiving
    took=$(( ($(date +%s%N) - start) / 1000000 ))
    echo "$how $(stat --format=%s "streams/$how") $took $(df --output=used --block-size=1 /run/receiving | tail -n 1)"
    umount /run/receiving
  done
done
cd /
umount /run/sending
