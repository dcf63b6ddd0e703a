"""The progress of the targets of one place."""
