"""What a text is checked against: a rule a file, each from passages to faults."""
