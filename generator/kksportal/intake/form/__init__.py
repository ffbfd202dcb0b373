"""The form an officer fills: a district's tables as a workbook, and that workbook read again.

Pure: a package goes in and sheets come out; sheets go in and rows, notes and questions come out.
The layout is told once (`layout`), for the writer and the reader alike.
"""
