"""The commands of Casebook, thin: each reads its options, calls one function of the package and says what came of it.

Nothing heavy is imported before a command needs it, so that `casebook --help` and a rebuild with nothing to do
answer at once. Exit status: 0 done; 1 done, but something was refused or a check failed, each said in one line;
2 nothing done. A person sees one line for each fault, never a traceback; `CASEBOOK_TRACEBACK=1` shows it to whoever mends a fault.
"""

import errno
import os
import shutil
import sys
from contextlib import nullcontext
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from casebook import __version__, places
from casebook.errors import BadArgument, CasebookError
from casebook.places import Elsewhere, Place, place_of

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # no room, no room for this person, no room for so large a file
SUCCEEDED, PARTLY, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130
FOLDER = click.Path(path_type=Path)


class Folder(click.ParamType):
    """A folder of this machine, or the address of one elsewhere."""

    name = "folder"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        return value if isinstance(value, Path) else place_of(value)


ARTICLES = click.option("--articles", type=Folder(), default=Path("seeds"), show_default=True, help="Folder of articles, or its address (s3://…).")
BUILT = ("report", "figures")
SCHEDULER = click.option("--scheduler", default="", metavar="ADDRESS", help="Read the articles on a Dask cluster: tcp://HOST:PORT of its scheduler.")
LONGEST_PASTE = 50_000_001  # bytes; one more than is read of any file, so that more is seen to be too much


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def casebook() -> None:
    """Reads a folder of Chinese press articles and makes a report in which every number leads to its sentence."""


@casebook.command()
@ARTICLES
@click.option("--out", type=Folder(), default=Path("."), show_default=True, help="Where report/ and figures/ go: a folder or its address.")
@click.option("--lang", default="both", show_default=True, metavar="en|zh|both", help="Edition to build.")
@click.option("--as-of", default="", metavar="DATE", help="The day the report speaks of (default: the latest article's).")
@click.option("--theme", "themes", multiple=True, metavar="NAME", help="Only this theme; may be given several times.")
@click.option("--slides", type=int, metavar="N", help="At most so many slides before the appendix (default: 15).")
@click.option("--title", default="", help="What the cover of the slides says first (default: the answer).")
@click.option("--organisation", default="", help="Who presents, on the cover of the slides.")
@click.option("--date", default="", metavar="DATE", help="The day of the talk, on the cover of the slides.")
@click.option("--strict", is_flag=True, help="Fail when a finding no longer holds or a codebook passage is no longer found.")
@click.option("--watch", "watching", is_flag=True, help="Build again whenever a file is saved, and show each build in a browser.")
@SCHEDULER
def build(articles: Place, out: Place, strict: bool, watching: bool, **asked: Any) -> int:
    """Build the whole report from a folder of articles."""
    from casebook.progress import progress
    from casebook.report.build import build_report
    from casebook.report.order import Order, Talk

    talk = Talk(**{field.name: asked.pop(field.name) for field in fields(Talk)})
    if watching:
        from casebook.report.watch import keep_building

        if elsewhere := [place for place in (articles, out) if isinstance(place, Elsewhere)]:
            raise BadArgument(f"--watch: {elsewhere[0]} cannot be watched; give folders of this machine")
        keep_building(
            Order(articles, out, **asked, talk=talk),
            [argument for argument in sys.argv[1:] if argument != "--watch"],
            lambda line: click.echo(f"casebook: {line}", err=True),
        )
        return SUCCEEDED
    with progress() as watch, places.written(out, watch.running, before=BUILT) as here:
        done = build_report(Order(places.articles(articles, watch.running), here, **asked, talk=talk), watch)
    click.echo(f"casebook: {done.summary}{f' -> {out}' if isinstance(out, Elsewhere) else ''}", err=True)
    return status([*done.refusals, *(done.broken if strict else ())])


@casebook.command()
@ARTICLES
@click.option("--theme", "themes", multiple=True, metavar="NAME", help="Only this theme; may be given several times.")
@click.option("--lang", default="en", show_default=True, metavar="en|zh", help="Language of the questions.")
def questions(articles: Place, themes: tuple[str, ...], lang: str) -> int:
    """Rehearse: the ten hardest questions to each theme, and what the articles answer."""
    from casebook.progress import progress
    from casebook.report.order import Order
    from casebook.report.rehearsal import rehearse, show

    with progress() as watch:
        lines, refusals = rehearse(Order(places.articles(articles, watch.running), Path(), lang=lang, themes=themes), watch)
    for line in show(lines, shutil.get_terminal_size().columns):
        click.echo(line)
    return status(refusals)


@casebook.command()
@click.argument("articles", type=Folder())
@click.option("--out", type=Folder(), required=True, help="Where the files of facts go: a folder or its address (s3://…).")
@click.option("--parquet", is_flag=True, help="Write every table as Parquet too, in parts, into OUT/parquet/.")
@click.option("--words", "engine", type=click.Choice(("jieba", "rjieba")), default="jieba", show_default=True, help="What cuts texts into words.")
@click.option("--explain", is_flag=True, help="Print every number with its sentence and the rules that read it.")
@SCHEDULER
def facts(articles: Place, out: Place, parquet: bool, engine: str, explain: bool, scheduler: str) -> int:
    """Only read the articles: write the tables of facts, run no notebook."""
    from casebook.facts.explain import explained
    from casebook.facts.saved import load_facts
    from casebook.facts.store import write_folder
    from casebook.facts.tables import PARQUET
    from casebook.progress import progress

    with progress() as watch, places.written(out, watch.running, whole=[PARQUET]) as here:
        folder = places.articles(articles, watch.running)
        counts, refusals = write_folder(folder, here, parquet=parquet, engine=engine, scheduler=scheduler, on_article=watch.article)
    for line in explained(load_facts(here)) if explain else ():
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
@click.argument("files", nargs=-1, type=FOLDER, metavar="[FILE|FOLDER|-]...")
@click.option("--url", "addresses", multiple=True, metavar="ADDRESS", help="Fetch a page from the web; may be given several times.")
@ARTICLES
@click.option("--name", metavar="NAME", help="What to call the article's file, without extension.")
@click.option("--title", help="The article's title, where what was found is wrong.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", metavar="DATE", help="When it was written: 2020-02-28, 2020-02 or 2020.")
@click.option("--published-why", metavar="TEXT", help="How that date is known.")
@click.option("--source-url", metavar="ADDRESS", help="Where it stands on the web.")
def add(files: tuple[Path, ...], addresses: tuple[str, ...], articles: Place, name: str | None, source_url: str | None, **values: str | None) -> int:
    """Take new articles in (txt, md, html, docx, pdf, eml; - is pasted text) and show what was understood.

    At a terminal every article may be mended before it is written; Enter keeps what was found.
    """
    from casebook.intake.add import Order, Person, add_all
    from casebook.intake.mend import Mending
    from casebook.progress import Watch, progress

    if not files and not addresses:
        raise click.UsageError("nothing to add; give a file, a folder, - for standard input, or --url")
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    person = Person(click.echo, ask_person if at_terminal else None, lambda: sys.stdin.buffer.read(LONGEST_PASTE))
    with (
        nullcontext(Watch()) if at_terminal else progress() as watch,
        places.written(articles, watch.running, before=places.ARTICLES) as here,
    ):
        done = add_all(Order(files, addresses, here, name, Mending(url=source_url, **values)), person, watch)
    status(done.refusals)
    return NOTHING_DONE if not done.taken else PARTLY if done.refusals else SUCCEEDED


def ask_person(question: str, default: str) -> str:
    """What a person at a terminal answers; Enter is the default."""
    return click.prompt(question, default=default, show_default=bool(default))


@casebook.command()
@click.argument("earlier", type=FOLDER)
@click.argument("later", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object, in both languages.")
@click.option("--lang", type=click.Choice(("en", "zh")), default="en", show_default=True, help="Language of the lines.")
def diff(earlier: Path, later: Path, as_json: bool, lang: str) -> int:
    """Say what changed between two builds: two folders that --out made, or the report/snapshot.json of either."""
    import json

    from casebook.changes import snapshot, told
    from casebook.changes.compare import as_data, compare

    changes = compare(snapshot.read(earlier), snapshot.read(later))
    click.echo(json.dumps(as_data(changes), ensure_ascii=False, indent=1) if as_json else "\n".join(told.as_text(changes, lang)))
    return SUCCEEDED


@casebook.command()
@ARTICLES
def suggest(articles: Place) -> int:
    """Propose names that the articles use often and the lexicon does not know, as rows for FOLDER/lexicon/entities.yml."""
    from casebook.progress import Watch
    from casebook.suggest import as_yaml, suggest

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    found, refusals = suggest(places.articles(articles, Watch().running))
    click.echo(as_yaml(found), nl=False)
    place = f"{articles}/lexicon/entities.yml"
    what = {0: "no name is proposed; the lexicon knows those that return often", 1: f"1 name; read it, mend it, paste it into {place}"}
    click.echo("casebook: " + what.get(len(found), f"{len(found)} names; read them, mend them, paste them into {place}"), err=True)
    return status(refusals)


@casebook.command()
@click.argument("name")
@click.option("--title", default="", help="What the chapter is called (default: the name).")
@click.option("--title-zh", default="", help="What it is called in the Chinese edition (default: the same).")
def new_theme(name: str, title: str, title_zh: str) -> int:
    """Make a theme's notebook and codebook from a template that runs at once."""
    from casebook import paths
    from casebook.theme_template import new_theme

    codes, notebook = new_theme(name, title, paths.NOTEBOOKS, title_zh)
    said = f"wrote {codes.name} and {notebook.name} into {codes.parent.name}/; the next build has the theme; put questions of your own into the first"
    click.echo(f"casebook: {said}", err=True)
    return SUCCEEDED


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
