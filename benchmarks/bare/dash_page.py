"""The same page in Dash: the same chart of a choice of figures, served as Dash's own documentation says for production.

Runs in a virtual environment of its own, which has nothing of ours.
"""

import json
import os
import sys
from pathlib import Path

from dash import Dash, Input, Output, callback, dcc, html

figures = json.loads(Path(os.environ["BARE_FIGURES"]).read_text(encoding="utf-8"))
app = Dash(__name__)
app.layout = html.Div([
    html.H1("Figure"), dcc.Dropdown(list(figures), next(iter(figures)), id="choice"), dcc.Graph(id="chart")
])  # fmt: skip


@callback(Output("chart", "figure"), Input("choice", "value"))
def draw(choice: str) -> object:
    """The chosen figure."""
    return figures[choice]


app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
