#!/usr/bin/env python
"""Django's command-line entry point."""

import os
import sys

from petiterockette.lancement import lancer


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "petiterockette.settings")
    lancer(sys.argv)


if __name__ == "__main__":
    main()
