"""What is learned: encoding, reading and coding of texts."""
