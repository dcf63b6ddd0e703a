"""An app of the size of `streamlit hello`: a title, a chart and a table."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

frame = pd.DataFrame({"year": [2023, 2024, 2025], "value": [1, 2, 4]})
st.title("Hello")
st.plotly_chart(go.Figure(go.Scatter(x=frame["year"], y=frame["value"])))
st.dataframe(frame)
