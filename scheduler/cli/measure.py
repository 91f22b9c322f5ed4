"""`rollcall measure`: how often the eyes, the readers and the rules are right."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from config.settings import home_folder
from scheduler.cli.errors import told
from scheduler.cli.figures import show_figures
from scheduler.cli.options import HomeOption, JsonOption, now
from scheduler.jobs import lives, looking
from scheduler.jobs.comparing import beside
from scheduler.jobs.home import open_home
from scheduler.jobs.measuring_readers import measure_readers as measure_readers_on
from scheduler.jobs.records import decided_figures

app = typer.Typer(help="Measure how often we are right.", no_args_is_help=True)
Data = Annotated[Path, typer.Argument(exists=True)]


@app.command("marks")
def measure_marks(data: Data, as_json: JsonOption = False) -> None:
    """Measure the marks eye on labelled pictures."""
    with told():
        show_figures(looking.measure_marks(data), as_json=as_json)


@app.command("people")
def measure_people(data: Data, as_json: JsonOption = False) -> None:
    """Measure the people eye on labelled pictures."""
    with told():
        show_figures(looking.measure_people(data), as_json=as_json)


@app.command("words")
def measure_words(data: Data, as_json: JsonOption = False) -> None:
    """Measure the words grammar on labelled texts."""
    with told():
        show_figures(looking.measure_words(data), as_json=as_json)


@app.command("readers")
def measure_readers(data: Data, as_json: JsonOption = False) -> None:
    """Measure the readers on recorded answers and addresses with what is expected beside them."""
    with told():
        show_figures(measure_readers_on(data), as_json=as_json)


@app.command("dormancy")
def measure_dormancy(
    data: Annotated[Path | None, typer.Argument(exists=True, dir_okay=False)] = None,
    seeds: Annotated[
        list[int] | None, typer.Option("--seed", help="Which simulated decades; may be repeated.")
    ] = None,
    state: Annotated[str, typer.Option(help="The state whose seasons they play.")] = "MN",
    policy: Annotated[str, typer.Option(help="The shipped policy to judge under.")] = "generic",
    write: Annotated[
        Path | None, typer.Option(help="Write the simulated decades there instead.", dir_okay=False)
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure what is said of the lives of accounts, on labelled lives or simulated decades."""
    with told():
        decades = lives.Decades(tuple(seeds or lives.KEPT_ASIDE), state)
        if write is not None:
            lives.write_decades(decades, write)
        else:
            rows = lives.measure_dormancy(data or decades, policy)
            show_figures(rows if as_json else beside(rows), as_json=as_json)


@app.command("decisions")
def measure_decisions(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Measure the rules on what people decided about this installation's own findings."""
    with told(), open_home(home_folder(home)) as opened:
        show_figures(decided_figures(opened, now()), as_json=as_json)
