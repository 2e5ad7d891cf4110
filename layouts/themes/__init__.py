"""Themes that ship: one TOML file each, and the typefaces they name."""
