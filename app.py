"""Start-up and frame: `streamlit run app.py` imports this file as the server's application and runs it as script."""

import streamlit as st

if __name__ == "__main__":
    from tracker.ui.shell import frame

    frame.draw()
else:
    from tracker.ui import server

    server.prepare()
    app = st.App(__file__, routes=server.routes(), middleware=server.MIDDLEWARE, lifespan=server.lifespan)
