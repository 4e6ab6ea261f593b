"""A lock on an open file, which goes with the process that holds it."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt
    import os

    _FAR_BEYOND_THE_END = 1 << 40
    """Windows hides locked bytes from readers, so a byte is locked that is never there."""

    def try_lock(descriptor: int) -> bool:
        """Lock an open file for this process alone; False if another has it."""
        os.lseek(descriptor, _FAR_BEYOND_THE_END, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import errno
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Lock an open file for this process alone; False if another has it.

        A file system without locks counts as locked by us: one writer a file is the rule
        there too, and nobody can tell.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in {errno.EWOULDBLOCK, errno.EACCES}
        return True
