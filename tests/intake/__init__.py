"""What people bring, understood."""
