# Makes three versions of a small tree as folders in $1, and publishes two of them in the repository $1/repository.
set -eu
work=$1
mkdir -p "$work"

# $1 folder, $2 version that os-release says
tree() {
  mkdir -p "$1"
  cd "$1"
  mkdir -p lib/systemd/boot/efi lib/modules/6.1.0 lib/sysusers.d lib/tmpfiles.d share/factory/etc share/doc
  cp /usr/lib/systemd/systemd lib/systemd/systemd
  cp /usr/lib/systemd/boot/efi/systemd-bootx64.efi lib/systemd/boot/efi/
  [ -e lib/modules/6.1.0/vmlinuz ] || head -c 1M /dev/urandom > lib/modules/6.1.0/vmlinuz
  [ -e lib/modules/6.1.0/initrd ] || head -c 1M /dev/urandom > lib/modules/6.1.0/initrd
  printf 'ID=small\nPRETTY_NAME="Small System %s"\nIMAGE_VERSION=%s\n' "$2" "$2" > lib/os-release
  echo 'u small - -' > lib/sysusers.d/small.conf
  echo 'L /etc/os-release' > lib/tmpfiles.d/small.conf
  echo small > share/factory/etc/small
}

tree "$work/one" 1
head -c 12M /dev/urandom > share/filler
ln share/filler share/hard-link
cp -a "$work/one" "$work/two"
tree "$work/two" 2
head -c 300K /dev/urandom | dd of=share/filler bs=4096 seek=100 conv=notrunc status=none
cp -a "$work/two" "$work/three"
tree "$work/three" 3
echo three > share/three

name=usr:org.test.small:x86_64
own="--repository $work/repository --keys $work/keys"
pristine repository init $own
pristine publish $own --tree "$work/one" --name $name:1 --summary 'The first'
pristine publish $own --tree "$work/two" --name $name:2
cp "$work/repository/metadata/1.root.json" "$work/trusted-root.json"
