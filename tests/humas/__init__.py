"""What the handbook in `docs/humas/` shows of the running program: texts and pictures of it.

`python -m tests.humas` writes the texts anew, `python -m tests.humas gambar` takes the pictures.
The district is fictional, and so is every figure.
"""
