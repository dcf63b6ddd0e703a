"""The target tracker: what was promised, by when, in which unit, and where it stands.

The rooms, and the one direction in which they import (a room imports only from rooms above it):

    core        numbers, periods, units, kinds, judging: pure, no database, no pandas in its interface, no clock
    words       texts in Chinese and English by key; the only place that turns a code into a word
    store       tables, engine, migrations, queries, history, backup: the only place that knows SQL
    catalogue   the curated targets: load, check, bring a database up to date, verify against the documents
    intake      a file's bytes -> table -> mapped -> checked -> plan -> committed batch; export and templates
    views       what a page asks for, as plain frozen rows and frames; takes `today` as a parameter
    charts      rows -> plotly figures; the template and the status colours
    reports     figures and tables -> PNG, SVG, DOCX, PPTX, PDF, HTML, XLSX
    ui          the only Streamlit code in the package: cached loaders, selectors, problem table
    cli         `python -m tracker`: the same functions as the pages

`tests/test_house.py` keeps this rule.
"""
