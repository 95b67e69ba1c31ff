"""The program: `python -m linli VERB ...`, mostly reached through `./linli`."""

import sys

from linli.ops.program import main

sys.exit(main(sys.argv[1:]))
