"""`python -m kksportal` is `kks`."""

from kksportal.cli import main

raise SystemExit(main())
