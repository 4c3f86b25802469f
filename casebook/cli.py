"""The commands of Casebook, thin: each reads its options, calls one function of the package and says what came of it.

Nothing heavy is imported before a command needs it, so that `casebook --help` and a rebuild with nothing to do
answer at once. Exit status: 0 done; 1 done, but something was refused or a check failed, each said in one line;
2 nothing done. A person sees one line for each fault, never a traceback; `CASEBOOK_TRACEBACK=1` shows it to whoever mends a fault.
"""

import errno
import os
import sys
from pathlib import Path

import click

from casebook import __version__
from casebook.errors import CasebookError, Refusal

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # no room, no room for this person, no room for so large a file
SUCCEEDED, PARTLY, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130
FOLDER = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def casebook() -> None:
    """Reads a folder of Chinese press articles and makes a report in which every number leads to its sentence."""


@casebook.command()
@click.option("--articles", type=FOLDER, default=Path("seeds"), show_default=True, help="Folder of articles.")
@click.option("--out", type=FOLDER, default=Path("."), show_default=True, help="Where report/ and figures/ go.")
@click.option("--lang", default="both", show_default=True, metavar="en|zh|both", help="Edition to build.")
@click.option("--as-of", default="", metavar="DATE", help="The day the report speaks of (default: the latest article's).")
@click.option("--theme", "themes", multiple=True, metavar="NAME", help="Only this theme; may be given several times.")
@click.option("--strict", is_flag=True, help="Fail when a finding no longer holds or a codebook passage is no longer found.")
@click.option("--watch", "watching", is_flag=True, help="Build again whenever a file is saved, and show each build in a browser.")
def build(articles: Path, out: Path, lang: str, as_of: str, themes: tuple[str, ...], strict: bool, watching: bool) -> int:
    """Build the whole report from a folder of articles."""
    from casebook.progress import progress
    from casebook.report.build import build_report
    from casebook.report.order import Order

    order = Order(articles=articles, out=out, lang=lang, as_of=as_of, themes=themes)
    if watching:
        from casebook.report.watch import keep_building

        keep_building(order, [argument for argument in sys.argv[1:] if argument != "--watch"], lambda line: click.echo(f"casebook: {line}", err=True))
        return SUCCEEDED
    with progress() as watch:
        done = build_report(order, watch)
    click.echo(f"casebook: {done.summary}", err=True)
    return status([*done.refusals, *(done.broken if strict else ())])


@casebook.command()
@click.argument("articles", type=FOLDER)
@click.option("--out", type=FOLDER, required=True, help="Where the files of facts go.")
@click.option("--explain", is_flag=True, help="Print every number with its sentence and the rules that read it.")
def facts(articles: Path, out: Path, explain: bool) -> int:
    """Only read the articles: write the tables of facts, run no notebook."""
    from casebook.facts.explain import explained
    from casebook.facts.store import load_facts, write_folder
    from casebook.progress import progress

    with progress() as watch:
        counts, refusals = write_folder(articles, out, on_article=watch.article)
    for line in explained(load_facts(out)) if explain else ():
        click.echo(line)
    click.echo(f"casebook: {counts['documents']} articles, {counts['claims']} claims, {counts['events']} events -> {out}", err=True)
    return status(refusals)


@casebook.command()
def annotate() -> int:
    """Read sentences as lines of JSON from standard input, write their quantities and dates to standard output."""
    from casebook.annotate import annotate_lines

    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for line in annotate_lines(sys.stdin):
        sys.stdout.write(line.rstrip("\n") + "\n")
    return SUCCEEDED


@casebook.command()
@click.argument("files", nargs=-1, required=True, type=FOLDER)
@click.option("--articles", type=FOLDER, default=Path("seeds"), show_default=True, help="Folder of articles.")
def add(files: tuple[Path, ...], articles: Path) -> int:
    """Take new articles in (txt, md, html, docx, pdf) and show what was understood."""
    from casebook.intake import add_article

    refused = []
    for file in files:
        taken = add_article(file, articles)
        if isinstance(taken, Refusal):
            refused.append(taken)
        else:
            click.echo(taken.screen())
    status(refused)
    return NOTHING_DONE if len(refused) == len(files) else PARTLY if refused else SUCCEEDED


def status(faults: list | tuple) -> int:
    """Say each fault in one line on standard error; the exit status that follows."""
    for fault in faults:
        click.echo(f"casebook: {fault}", err=True)
    return PARTLY if faults else SUCCEEDED


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit status. Every fault ends in one line."""
    try:
        code = casebook.main(arguments, prog_name="casebook", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = NOTHING_DONE
    except click.ClickException as error:
        code = fail(error.format_message())
    except CasebookError as error:
        code = fail(str(error))
    except (KeyboardInterrupt, click.Abort):
        code = fail("stopped; nothing was changed", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = PARTLY
    except OSError as error:
        code = fail(system_fault(error))
    except Exception as error:
        if os.environ.get("CASEBOOK_TRACEBACK"):
            raise
        code = fail(f"this is a fault in casebook ({type(error).__name__}: {error}); run it again with CASEBOOK_TRACEBACK=1 and report what it shows")
    sys.exit(code)


def system_fault(error: OSError) -> str:
    """What to say where the system refuses. A full disk names no file; it may be that of the output, of the cache or of temporary files."""
    if error.errno in FULL:
        return f"{error.filename or 'the disk'}: {error.strerror}; make room for the output, the cache and temporary files, and run it again"
    return f"{error.filename or 'a file'}: {error.strerror or error}; see that it exists and may be read or written"


def fail(message: str, code: int = NOTHING_DONE) -> int:
    """Say in one line on standard error why nothing was done."""
    click.echo("casebook: " + " ".join(message.split()), err=True)
    return code
