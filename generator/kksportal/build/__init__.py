"""The build: read, check, compute, plan, print, write, publish. The one place that joins them."""

from kksportal.build.job import BuildReport, Options
from kksportal.build.site import build_portal, check

__all__ = ["BuildReport", "Options", "build_portal", "check"]
