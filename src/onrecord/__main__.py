"""``python -m onrecord`` is the command `onrecord`."""

from onrecord.cli import main

if __name__ == "__main__":
    main()
