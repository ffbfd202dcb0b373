"""Fictional districts in any number, always under fictional names and codes.

`district_plan` is what is decided of one, `district` draws its tables from that. `nation` decides
a whole nation and `portal` writes it (`kks simulate`); `contoh` writes Kabupaten Contoh.
"""
