"""Intake: a file's bytes -> table -> mapped -> checked -> plan -> committed batch; export, templates, reports.

A plan is made by pure functions from the bytes, the catalogue and the stored values; a commit makes the same plan again
inside its transaction and writes it only if it is the plan that the person saw.
"""
