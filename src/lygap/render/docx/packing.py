"""The bytes of a document: the same ones for the same content, whenever and wherever they are made."""

import datetime
import io
import zipfile
from typing import Any

_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of all that is in the file: the earliest that a zip archive can have."""
_LEVEL = 6


def packed(document: Any, title: str) -> bytes:
    """The document as bytes, without a trace of when it was made."""
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = "lygap"
    properties.comments = properties.keywords = properties.subject = properties.category = ""
    properties.created = properties.modified = datetime.datetime(*_DAY, tzinfo=datetime.UTC)
    properties.revision = 1
    loose = io.BytesIO()
    document.save(loose)
    return _with_fixed_dates(loose.getvalue())


def _with_fixed_dates(content: bytes) -> bytes:
    """The same archive with one date for all its files."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(result, "w") as fixed:
        for entry in given.infolist():
            info = zipfile.ZipInfo(entry.filename, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            fixed.writestr(info, given.read(entry), compresslevel=_LEVEL)
    return result.getvalue()
