"""How the shipped encoder is made: sources, noise, tokenizer, objective, loop, export."""
