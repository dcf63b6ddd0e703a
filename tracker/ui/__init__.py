"""The only Streamlit code in the package: the frame, selections kept in the address, loaders, and what pages share."""
