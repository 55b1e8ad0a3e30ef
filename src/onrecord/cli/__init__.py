"""The command line: arguments and printing; it computes nothing.

Results go to standard output, everything else to standard error. Exit status: 0 done, 1 some documents failed (each
is named with its reason), 2 wrong use.
"""

from __future__ import annotations

import click

from onrecord import __version__
from onrecord.cli import archiving, asking, exporting, judging, keeping, measuring, reading, serving, showing, watching


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Read news reports and put them on the record: who did or said what to whom, according to whom."""


_KINDS = (reading, keeping, archiving, watching, asking, showing, judging, exporting, measuring, serving)
for _command in (command for kind in _KINDS for command in kind.COMMANDS):
    main.add_command(_command)
