"""The course of one target over time."""
