"""What every file of browser tests is marked with, beside its group `situs`."""

from __future__ import annotations

import os

import pytest

PERAMBAN = [
    pytest.mark.peramban,
    pytest.mark.skipif(
        bool(os.environ.get("KKS_NO_BROWSER")), reason="KKS_NO_BROWSER=1: uji peramban tidak jalan"
    ),
]
