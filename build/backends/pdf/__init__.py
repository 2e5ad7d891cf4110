"""PDF: painted on ReportLab's canvas and tagged for screen readers."""
