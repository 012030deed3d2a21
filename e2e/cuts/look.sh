# Looks at a disk without the product: $1 its btrfs partition, $2 its ESP, $3 and $4 the root and home trees.
# One fact a line, fields parted by tabs. Few processes, for each costs time in a lab.
set -eu
top=/run/look/top
esp=/run/look/esp
tab=$(printf '\t')
mount --mkdir -t btrfs -o ro,subvolid=5 "$1" $top
mount --mkdir -t vfat -o ro "$2" $esp

# $1 kind, $2 folder with a mark
mark() {
  [ ! -f "$2/marker" ] || { IFS= read -r line < "$2/marker" && printf '%s\t%s\n' "$1" "$line"; }
}

cd $top
btrfs subvolume list -R . | sed -E "s/^.* received_uuid (\S+) +path (.*)$/subvolume$tab\2$tab\1/"
btrfs subvolume list -r . | sed -E "s/^.* path (.*)$/read-only$tab\1/"
for place in etc var srv; do mark "mark$tab$place" "$3/$place"; done
mark "mark${tab}home" "$4"
for place in etc var; do [ ! -e "$3/$place/.updated" ] || printf 'stamp\t%s\n' $place; done
for kept in .pristine/removed/*; do
  for place in etc var srv; do mark "kept$tab$place" "$kept/root/$place"; done
  mark "kept${tab}home" "$kept/home"
done
for left in "$3/.pristine-removed" .pristine/next/* .pristine/going/* .pristine/incoming/*; do
  [ ! -e "$left" ] || printf 'left\t%s\n' "$left"
done
find usr:* -type f -exec sha256sum {} + | sed -E "s/^(\S+)  (.*)$/file$tab\2$tab\1/"
cd $esp
find pristine EFI -type f -exec sha256sum {} + | sed -E "s/^(\S+)  (.*)$/file$tab\/\2$tab\1/"
cd loader
grep -H '' loader.conf entries/*.conf | sed -E "s/^([^:]*):/text$tab\1$tab/"
cd /
umount $top $esp
