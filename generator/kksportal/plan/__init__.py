"""What is published: addresses and views. Views are frozen and final; templates only format."""
