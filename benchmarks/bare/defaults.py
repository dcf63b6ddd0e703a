"""The bare page that ours are measured against: one plotly chart of a choice of figures, Streamlit's defaults."""

import json
import os
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

figures = json.loads(Path(os.environ["BARE_FIGURES"]).read_text(encoding="utf-8"))
st.plotly_chart(go.Figure(figures[st.selectbox("Figure", list(figures))]))
