"""The law as dated tables, and what reads and checks them."""
