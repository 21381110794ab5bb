"""The commands of the command line, a module each; every module has ``register(app)``.

The modules are light: whatever takes time to import is imported where it is used, so that ``--help`` is quick.
"""
