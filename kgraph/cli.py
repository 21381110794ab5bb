"""The command line: the commands, and what becomes of errors (exit codes 0, 1, 2, 70)."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    "build",
    "extract",
    "ask",
    "query",
    "view",
    "export",
    "explain",
    "conflicts",
    "stats",
    "people",
    "meetings",
    "reject",
    "decisions",
    "check",
    "serve",
)
WRONG_USE, OWN_BUG, STOPPED = 2, 70, 130
# what typer raises for a wrong command line; releases differ in the module that they take it from
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]

_EPILOG = """
Examples:

  kgraph build articles/

  kgraph ask "Who represented Seoul in July 2025?"

  kgraph view -o page.html

Exit codes: 0 done or answered, 1 no answer or does not conform, 2 wrong use or unreadable input, 70 our own bug.
"""


def _version(wanted: bool) -> None:
    if wanted:
        from kgraph import __version__

        typer.echo(f"kgraph {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error; works anywhere.")] = False,
) -> None:
    """A knowledge graph of diplomatic meetings, read out of news text.

    Who represented whom, in what office, in whose place, when and where, planned or held, and which sentence says so.
    """


class _InOrder(TyperGroup):
    """Lists the commands in the order in which one needs them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx), key=COMMANDS.index)


def make_app() -> typer.Typer:
    """The program with all its commands."""
    app = typer.Typer(cls=_InOrder, add_completion=False, pretty_exceptions_enable=False)
    app.callback(epilog=_EPILOG)(_root)
    for name in COMMANDS:
        module = f"kgraph.commands.{name}"
        if find_spec(module):
            import_module(module).register(app)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line and gives its exit code; every error is one line on stderr."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # matrices this small gain nothing from threads but their cost
    given, debug = _debug(list(sys.argv[1:] if arguments is None else arguments))
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        return _run(given)
    except KgraphError as error:
        if debug:
            traceback.print_exc()
        _complain(str(error))
        return WRONG_USE
    except KeyboardInterrupt:
        _complain("stopped; the graph is as it was")
        return STOPPED
    except (BrokenPipeError, SystemExit):  # whoever read our output has enough; typer makes SystemExit of it
        _forget_output()
        return 0
    except OSError as error:  # no permission, no space: not our bug, and the words of the system say what it is
        if debug:
            traceback.print_exc()
        where = error.filename or ("output" if error.errno else "the system")
        _complain(f"{where}: {error.strerror or error}")
        _forget_output()
        return WRONG_USE
    except Exception as error:
        if debug:
            traceback.print_exc()
        first = (str(error).splitlines() or [""])[0]
        hint = "" if debug else "; --debug shows where, please report it"
        _complain(f"our own bug: {type(error).__name__}: {first}{hint}")
        return OWN_BUG


def _run(arguments: list[str]) -> int:
    try:
        code = make_app()(args=arguments or ["--help"], prog_name="kgraph", standalone_mode=False)
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except _UsageError as error:
        context, told = getattr(error, "ctx", None), getattr(error, "format_message", error.__str__)()
        _complain(f"{told.rstrip('.')} (see {context.command_path if context else 'kgraph'} --help)")
        return WRONG_USE
    if code == STOPPED:
        raise KeyboardInterrupt
    sys.stdout.flush()
    return WRONG_USE if not arguments else code if isinstance(code, int) else 0


def _open_streams() -> None:
    """Puts something in the place of an output that was closed before we began (``>&-``).

    Else the first file that is opened gets its number, and what is printed would end up in that file.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def _forget_output() -> None:
    """Nobody reads our output, or it cannot be written: what waits for it is dropped, so that the exit is quiet."""
    if sys.__stdout__ is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())


def _debug(arguments: list[str]) -> tuple[list[str], bool]:
    """The arguments without ``--debug``, wherever it stands before a ``--``."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    kept = [word for word in arguments[:end] if word != "--debug"]
    return [*kept, *arguments[end:]], len(kept) < end


def _complain(message: str) -> None:
    from kgraph.commands.common import clean

    for line in message.splitlines() or [""]:
        typer.echo(f"kgraph: {clean(line)}", err=True)
