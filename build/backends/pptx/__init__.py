"""PowerPoint: native, editable slides."""
