"""The same bare page with every tuning that we use ourselves: settings, middleware, frozen imports, plain figures."""

import json
import os
from pathlib import Path

import streamlit as st

from tracker.ui import server

if __name__ == "__main__":
    figures = json.loads(Path(os.environ["BARE_FIGURES"]).read_text(encoding="utf-8"))
    st.plotly_chart(figures[st.selectbox("Figure", list(figures))], theme=None)
else:
    server.prepare()
    app = st.App(__file__, middleware=server.MIDDLEWARE)
