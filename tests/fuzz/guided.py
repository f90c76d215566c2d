"""Fuzz one reader, led by the code that its inputs reach: `python guided.py TARGET SECONDS FOUND FAILED`."""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

LIMITS = ("-timeout=5", "-rss_limit_mb=512", "-max_len=4096", "-detect_leaks=0", "-print_final_stats=1")


def dictionary(tokens: list[bytes]) -> str:
    """Words for libFuzzer to put in, as it reads them."""
    quoted = ("".join(chr(c) if 32 <= c < 127 and c not in b'"\\' else f"\\x{c:02x}" for c in word) for word in tokens)
    return "".join(f'"{word}"\n' for word in quoted)


def main(name: str, seconds: str, found: Path, failed: Path) -> None:
    """Run until the time is over or an input fails, which is then kept; the process ends with that."""
    atheris = import_module("atheris")  # it has no types, and not everybody who checks types has it
    with atheris.instrument_imports(include=["lygap", "yaml"]):
        # What a function imports only when it is called has to be followed too.
        for module in walk_packages(import_module("lygap").__path__, "lygap."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
        targets = import_module("targets")
    words = found.with_name(f"{name}.words")
    words.write_text(dictionary(import_module("words").TOKENS), "ascii")
    options = (f"-max_total_time={seconds}", f"-dict={words}", f"-artifact_prefix={failed}/", *LIMITS)
    atheris.Setup([sys.argv[0], *options, str(found), str(targets.CORPUS / name)], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
