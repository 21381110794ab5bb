"""Text layer: files to articles with raw text, exact offsets, classified blocks, page date and dateline.

``load.load`` reads files and folders, ``article.make`` one text; ``dateline.find`` gives the dateline with its span,
``dating.day_of`` its day once the year is known.
"""
