"""One file a form of output: render(report)."""
