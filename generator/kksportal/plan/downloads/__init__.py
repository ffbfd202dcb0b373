"""What readers take along: archives, workbooks, national tables, records for machines. All pure."""
