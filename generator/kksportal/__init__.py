"""Static portals of Kabupaten/Kota Sehat: one package a district, a source under every figure."""

__version__ = "0.1.0"
SCHEMA_VERSION = "1"
