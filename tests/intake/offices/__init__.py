"""A hundred files as offices send them, ten of each kind of `design/intake.md`, with what each of them says.

They were written from such files, and what is right from what stands in them, before any was read by the program.
"""
