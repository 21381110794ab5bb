"""How the English pipeline in ``kgraph/data/model`` is made: corpora in, spaCy pipeline out.

Not part of the wheel.  ``python -m training.train CORPORA OUTPUT`` builds the model,
``python -m training.evaluate MODEL CORPORA`` measures it.
"""
