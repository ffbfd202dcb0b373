"""What people bring, understood: tables and workbooks as office programs write them."""
