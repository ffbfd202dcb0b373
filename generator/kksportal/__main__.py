"""`python -m kksportal` is `kks`."""

from kksportal.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
