"""Writing drafts: imports, amendments, canonical form, new workspaces."""
