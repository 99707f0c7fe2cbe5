"""Run the command line as ``python -m govgraph``."""

from govgraph.cli import main

if __name__ == "__main__":  # query workers import this module again
    main(prog_name="govgraph")
