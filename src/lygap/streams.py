"""The standard streams, such as they are: one that is closed, full or broken keeps nobody from working.

A closed one is opened to nowhere, as its number would be given to the next file and messages be written into that. One
that cannot be written keeps the reason for whoever asks, and everything else goes nowhere.
"""

import errno
import io
import os
import sys

_OUT, _ERR = 1, 2


class Lasting(io.FileIO):
    """A stream to which writing never fails; `failure` says why what was written is lost, None while nothing is."""

    failure: OSError | None = None
    is_told = False

    def write(self, data: "bytes | memoryview") -> int:  # type: ignore[override]
        """Write as much as can be, or nothing for ever after; a reader that is slow is waited for."""
        try:
            written = None if self.failure else super().write(data)
            while written is None and not self.failure:
                _wait_for(self)
                written = super().write(data)
        except OSError as error:
            self.failure = error
            written = None
        return len(data) if written is None else written


def _wait_for(stream: io.FileIO) -> None:
    """Wait until a stream that whoever started us set not to wait can take more."""
    from select import select

    select([], [stream], [])


def prepare() -> None:
    """Make the streams last, and never fail on a character: a chosen encoding is kept, a file else gets UTF-8."""
    _open_closed_ones()
    for name, number in (("stdout", _OUT), ("stderr", _ERR)):
        stream = getattr(sys, name)
        if stream is None or _is_file(stream, number):
            setattr(sys, name, _lasting(stream, number))
        elif isinstance(stream, io.TextIOWrapper):  # a console of Windows, or what a test put there
            stream.reconfigure(encoding=_encoding(stream), errors="replace")


def _open_closed_ones() -> None:
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one


def _is_file(stream: object, number: int) -> bool:
    """Whether a stream is a plain one of the system, and the one of that number."""
    layer = getattr(stream, "buffer", None)
    raw = getattr(layer, "raw", layer)
    return type(raw) is io.FileIO and raw.fileno() == number


def _encoding(stream: io.TextIOWrapper) -> str:
    keeps = stream.isatty() or os.environ.get("PYTHONIOENCODING")
    return stream.encoding if keeps else "utf-8"


def _lasting(stream: io.TextIOWrapper | None, number: int) -> io.TextIOWrapper:
    raw = Lasting(number, "wb", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),  # type: ignore[type-var]
        encoding="utf-8" if stream is None else _encoding(stream),
        errors="replace",
        line_buffering=number == _ERR or raw.isatty(),
    )


def _output() -> Lasting | None:
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return raw if isinstance(raw, Lasting) else None


def is_lost() -> bool:
    """Whether what is printed goes nowhere by now, so that more of it need not be made."""
    output = _output()
    return output is not None and output.failure is not None


def loss() -> str | None:
    """Why what was printed is lost; None where it is not, where its reader went away, and where it was told before."""
    sys.stdout.flush()
    output = _output()
    if output is None or output.failure is None or output.is_told:
        return None
    output.is_told = True
    failure = output.failure
    return None if failure.errno == errno.EPIPE else failure.strerror or str(failure)
