"""`rollcall`: every command and where it lives."""

from __future__ import annotations

import typer

from scheduler.cli import home, look, register, reports, run

app = typer.Typer(
    name="rollcall",
    help="Keeps a school district's social accounts in order, under the district's own policy.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("init")(home.init)
app.command("check")(home.check)
app.command("start")(home.start)
app.add_typer(register.app, name="register")
app.command("sweep")(run.sweep)
app.command("judge")(run.judge)
app.command("digest")(reports.digest)
app.command("serve")(run.serve)
app.command("status")(reports.status)
app.command("export")(reports.export)
app.command("decide")(reports.decide)
app.add_typer(look.pack_app, name="pack")
app.command("read")(look.read)
app.command("url")(look.url)
app.command("platforms")(look.platforms)
app.add_typer(look.see_app, name="see")
app.add_typer(look.measure_app, name="measure")


def main() -> None:
    """Run the command."""
    app()
