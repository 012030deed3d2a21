#!/bin/sh
# Playwright starts one executable and puts its own options first, so this stands in for it where Playwright runs as
# root: Electron's sandbox does not work as root, and is never switched off here.
exec setpriv --reuid="$WIZARD_UID" --regid="$WIZARD_GID" --clear-groups --inh-caps=-all -- \
  env -u WIZARD_UID -u WIZARD_GID -u WIZARD_ELECTRON "$WIZARD_ELECTRON" "$@"
