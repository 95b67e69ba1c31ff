"""List the messages that the Chinese lacks."""

from __future__ import annotations

import sys

from tools.messages import problems


def main() -> int:
    found = list(problems())
    print("\n".join(found))
    if found:
        print(f"{len(found)} messages; ./linli messages gathers them")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
