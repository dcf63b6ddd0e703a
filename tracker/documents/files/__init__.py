"""From the bytes of a file to the lines of its text: plain text, HTML, DOCX and PDF with text."""
