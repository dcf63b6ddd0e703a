"""Tables on their way out: export, template, list of problems, records to correct."""
