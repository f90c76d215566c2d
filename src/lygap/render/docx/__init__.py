"""The evaluation as a Word document, by python-docx, which comes with the extra `docx`."""

from lygap.render.docx.writing import TemplateError, write_docx

__all__ = ["TemplateError", "write_docx"]
