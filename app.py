"""Start-up and frame: `streamlit run app.py` imports this file as the server's application and runs it as script."""

import streamlit as st

from tracker.ui import frame, server

if __name__ == "__main__":
    frame.draw()
else:
    server.prepare()
    app = st.App(__file__, middleware=server.MIDDLEWARE)
