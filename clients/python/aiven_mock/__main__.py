"""python -m aiven_mock ARGUMENTS: the program itself."""

import os
import sys

from .binary import find_binary

if __name__ == "__main__":
    program = find_binary()
    os.execv(program, [program, *sys.argv[1:]])
