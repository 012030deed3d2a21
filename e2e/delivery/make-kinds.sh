# Makes trees of all kinds but usr as folders in $1, and publishes the first version of each in the repository $1/repository.
set -eu
work=$1
mkdir -p "$work"
cd "$work"

# $1 folder, $2 version, $3 what it is called
release() {
  mkdir -p "$1/lib"
  printf 'ID=base\nPRETTY_NAME="%s %s"\nIMAGE_VERSION=%s\n' "$3" "$2" "$2" > "$1/lib/os-release"
}

mkdir -p runtime-1/bin app-1/bin app-1/share/applications framework/include root/etc root/var/lib/server
release runtime-1 1 Base
cp /usr/bin/dash runtime-1/bin/sh
cp --parents -L /usr/lib/x86_64-linux-gnu/libc.so.6 /usr/lib64/ld-linux-x86-64.so.2 .
mv usr/lib/x86_64-linux-gnu runtime-1/lib/
mv usr/lib64 runtime-1/
head -c 3M /dev/urandom > runtime-1/lib/filler
cp -a runtime-1 runtime-2
release runtime-2 2 Base

printf '#!/bin/sh\necho notes\n' > app-1/bin/notes
chmod 755 app-1/bin/notes
# As packages leave them behind whose other half is not there.
ln -s nowhere app-1/bin/leads-nowhere
printf '[Desktop Entry]\nType=Application\nName=Notes\nExec=/opt/org.test.Notes/bin/notes\n' > app-1/share/applications/notes.desktop
# More than one piece, so that something can be wrong with it after its beginning.
head -c 3M /dev/urandom > app-1/share/filler
cp -a app-1 app-2
echo two > app-2/share/news

release framework 1 Tools
echo '#define TOOLS 1' > framework/include/tools.h
echo server > root/etc/hostname
echo shipped > root/var/lib/server/data

own="--repository $work/repository --keys $work/keys"
pristine repository init $own
cp "$work/repository/metadata/1.root.json" "$work/trusted-root.json"
pristine publish $own --tree runtime-1 --name runtime:org.test.Base:x86_64:1
pristine publish $own --tree app-1 --name app:org.test.Notes:org.test.Base:x86_64:1
pristine publish $own --tree framework --name framework:org.test.Tools:x86_64:1
pristine publish $own --tree root --name root:server:org.test.small:x86_64

# An app alone, whose runtime nobody offers.
pristine repository init --repository "$work/lonely" --keys "$work/lonely-keys"
pristine publish --repository "$work/lonely" --keys "$work/lonely-keys" --tree app-1 --name app:org.test.Lonely:org.test.Nowhere:x86_64:1
