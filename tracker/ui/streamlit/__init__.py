"""What reaches by hand into Streamlit, its server and the browser: scripts, styles, headers, words."""
