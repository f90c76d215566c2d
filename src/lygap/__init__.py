"""Target gaps from plain YAML: where a plan stands, how much is left, and the pace it needs now."""

__version__ = "0.1.0"
