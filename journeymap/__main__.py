"""`python -m journeymap` is the same as `journeymap`."""

from journeymap.cli import main

if __name__ == "__main__":
    main()
