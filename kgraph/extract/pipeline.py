"""The English pipeline that comes with the package, loaded once a process."""

from __future__ import annotations

import logging
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_MODEL = Path(__file__).resolve().parent.parent / "data" / "model"


@cache
def load_pipeline(folder: Path = _MODEL) -> Language:
    """Tags, parses and finds names in English text.

    Matrix products are numpy's, twice as fast as those that spaCy takes by default, on one thread: more of them
    spend time and gain none on matrices this small.  Without ``folder``, which has a licence of its own and may be
    removed for it, one line of warning is logged and an empty pipeline returned: title rules alone then find persons,
    and no meeting is read.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # has effect until numpy is imported
    import spacy
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    if not (folder / "meta.json").is_file():
        logging.getLogger("kgraph").warning(
            "no language model in %s: persons are found by their titles alone and no meeting is read "
            "(reinstall kgraph to have it back)",
            folder,
        )
        return spacy.blank("en")
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        return spacy.load(folder)
    finally:
        set_current_ops(before)
