"""Files that a crash cannot leave half written, and a lock against a second writer."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO, *, shared: bool) -> bool:  # Windows has no shared kind: readers take none
        try:
            if not shared:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: BinaryIO, *, shared: bool) -> bool:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def write_atomic(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Writes a file whole or not at all: a temporary file beside it, then renamed over it.

    A killed process leaves the old file or the new one.  ``durable`` waits for the disk, so that a power cut does no
    worse; it takes milliseconds, too long for thousands of files that can be made again.
    Raises OSError that names the file, and leaves the old one as it was.
    """
    try:
        _write(path, content, durable)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # no space: the system names no file; else the temporary one
        raise


def _write(path: Path, content: bytes, durable: bool) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())  # mkstemp gives the file to its owner alone
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def try_lock(file: BinaryIO, *, shared: bool) -> bool:
    """Takes an advisory lock on an open file, without waiting; it ends with the file or the process.

    ``shared`` is for readers: any number of them, but nobody else exclusively.
    """
    return _try_lock(file, shared=shared)


@contextmanager
def exclusive(path: Path, busy: Exception) -> Iterator[None]:
    """Holds the lock file ``path`` for the length of a block; raises ``busy`` when another process has it.

    The lock is the kernel's, so a killed process leaves none behind.
    """
    with path.open("ab") as file:
        if not try_lock(file, shared=False):
            raise busy
        yield
