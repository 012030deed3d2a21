# Another TUF client than ours, the reference implementation: reads a repository by its trusted root, and every target.
# independent-client.py METADATA-URL TARGETS-URL ROOT FOLDER TARGET...
import os
import shutil
import sys

from tuf.ngclient import Updater

metadata_url, targets_url, root, folder, *targets = sys.argv[1:]
os.makedirs(folder)
shutil.copy(root, os.path.join(folder, "root.json"))
updater = Updater(folder, metadata_url, folder, targets_url)
updater.refresh()
for target in targets:
    info = updater.get_targetinfo(target)
    if info is None:
        sys.exit(f"{target} is not listed")
    updater.download_target(info, os.path.join(folder, "target"))
    print(target, info.length)
