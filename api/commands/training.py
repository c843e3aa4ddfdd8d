"""`passung train`: make the learned parts again from their sources."""

from pathlib import Path

from cyclopts import App

from api.printing import note, say, step_progress


def train_app() -> App:
    """The command `train` with its parts."""
    app = App(name="train", help="Make the learned parts again from their sources.")
    app.command(encoder)
    app.command(occupation)
    return app


def encoder(
    *, esco: Path, out: Path, kldb: Path | None = None, skills: Path | None = None, seed: int = 0
) -> int:
    """Train the encoder from a download of ESCO, and from more where there is more.

    Args:
        esco: Folder of an ESCO download (CSV, classification in as many languages as wanted).
        out: Folder for the encoder. An interrupted training is taken up again.
        kldb: Folder with the official KldB 2010 files.
        skills: Folder with the competences of the Federal Employment Agency.
        seed: Same seed and sources, nearly the same encoder.

    """
    from models.train_encoder import Sources, missing_parts, train_encoder

    sources = Sources(esco=esco, kldb=kldb, skills=skills)
    for gap in missing_parts(sources):
        note(f"passung: {gap}")
    with step_progress("training") as watch:
        folder = train_encoder(sources, seed=seed, out=out, progress=watch)
    say(f"{folder}; use it with PASSUNG_ENCODER={folder.absolute()}")
    return 0


def occupation(*, kldb: Path, out: Path, seed: int = 1) -> int:
    """Train the occupation coder; a few minutes on one core.

    Args:
        kldb: Folder with the official KldB 2010 files; kldb2010_job_titles_2019.csv must be there.
        out: Folder for the coder.
        seed: Same seed and sources, same coder.

    """
    from models.train_occupation import missing_parts, train_occupation

    for gap in missing_parts(kldb):
        note(f"passung: {gap}")
    with step_progress("training") as watch:
        folder = train_occupation(kldb, out, seed, watch)
    say(f"{folder}")
    return 0
