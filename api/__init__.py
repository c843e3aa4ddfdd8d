"""The front doors: command line, HTTP interface, pages."""
