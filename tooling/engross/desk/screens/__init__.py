"""The screens of the desk: one module a screen; each view reads a form, calls a use case, and shows a template."""
