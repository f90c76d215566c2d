"""Which state of the data it is: the folder's name, and a digest of the files that were read."""

from pathlib import Path

from lygap.reading.folder import files_of, read_bytes

_DIGITS = 12


def version_of(path: str) -> str:
    """The name of a plan's folder and twelve digits that change with any byte of its files: “data · 3f9c0a1b2c3d”.

    Neither the place of the folder nor the dates of its files matter.
    """
    from hashlib import sha256

    folder = Path(path)
    files = files_of(folder)
    digest = sha256()
    for file in (files.targets, *files.actuals):
        content, _ = read_bytes(file)
        name = file.relative_to(folder).as_posix()
        digest.update(f"{name}\0{len(content or b'')}\0".encode())
        digest.update(content or b"")
    return f"{folder.resolve().name} · {digest.hexdigest()[:_DIGITS]}"
