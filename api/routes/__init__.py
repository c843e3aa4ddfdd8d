"""The addresses of the HTTP interface, one module a noun."""
