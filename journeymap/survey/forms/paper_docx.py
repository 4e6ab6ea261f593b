def docx_of(b): return b""
