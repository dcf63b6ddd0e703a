"""`python -m tracker`: the command line; see `tracker.cli`."""

import gc
import signal
import sys

from tracker.cli import main

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to stop by a program, or by Ctrl-C: the same
    end = main(sys.argv[1:])
    gc.freeze()  # what is left ends with the process: looking through it takes a fifth of a second after a large import
    sys.exit(end)
