"""The program inside `/periksa/`: the portal's own rules on files that never leave the browser.

It runs in a browser's Python, without pandas, frictionless, typst or nh3 (decision 30), and as well
in any other, where it is tested.
"""
