# Puts a recorder between the disk $1 and who writes to it: all goes to the log $2 as well. The disk is /dev/loop0 then.
set -eu
modprobe dm-log-writes
# The disk gives its own partitions up, or all would be there twice.
partx --delete "$1"
dmsetup create recorded --table "0 $(blockdev --getsz "$1") log-writes $1 $2"
sh e2e/lab/mapped-disk.sh recorded
