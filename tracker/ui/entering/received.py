"""The upload of a file, wherever a page asks for one."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from tracker.intake.plans.check import PAGE_BYTES
from tracker.ui.shell.visit import Visit
from tracker.ui.streamlit.uploads import lost


def draw_uploader(
    visit: Visit, label: str, key: str, *, labelled: bool = True, most: int = PAGE_BYTES
) -> UploadedFile | None:
    """Draw the uploader of a key; the file that was chosen, or None. Says so where one was chosen and is gone.

    There is no list of endings: a file is refused by its content, with a reason, and not by its name.
    """
    file = st.file_uploader(
        label, key=key, max_upload_size=most // 2**20, label_visibility="visible" if labelled else "collapsed"
    )
    if lost(key):
        st.error(visit.text("entry.upload_lost"), icon=":material/cloud_off:")
    return file
