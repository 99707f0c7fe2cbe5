"""Compare what the extractor reads with what a careful reader marked, and say how often they agree.

The rules of matching are those of the development corpus' scorer; where they surprise, the docstring of the function
that keeps them says so. Gold records are read here and nowhere else: the extractor never sees them.
"""
