"""What is published besides pages: archives, workbooks, tables, records, feeds. All pure."""
