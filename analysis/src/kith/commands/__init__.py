"""The commands, one a file: `kith NAME`, `kith-NAME` or `python -m kith.commands.NAME`."""
