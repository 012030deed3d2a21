# In the lab: what pristine-backend.socket and .service do under systemd. A backend that ends is started by the next
# client; unshare is PrivateMounts=.
socket=/run/pristine/backend.sock
mkdir -p /run/pristine
while true; do
  rm -f "$socket"
  systemd-socket-activate --listen="$socket" unshare --mount --propagation slave pristine serve "$@"
done
