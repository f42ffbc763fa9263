"""Documents against what cannot be avoided in them: drawing their maps."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Iterator

from measuring import ROOT, Baseline, compare

AGREEMENTS = 500
_EXAMPLE = ROOT / "kansenkaart_plugin" / "data" / "example"
_PROFILE = """\
profile: 1
title: Maat
owner: gemeente
levels:
  - {{key: wijk, title: Wijk, source: {example}/wijken.geojson, feature_key: code, label: naam}}
  - {{key: buurt, title: Buurt, source: {example}/buurten.geojson, feature_key: code, label: naam}}
  - {{key: complex, title: Complex, source: {example}/complexen.geojson, feature_key: code,
     label: naam}}
  - {{key: pand, title: Pand, source: panden.gpkg, feature_key: code, label: naam}}
parties:
  - {{key: gemeente, name: Gemeente, kind: municipality}}
  - {{key: ymere, name: Ymere, kind: corporation}}
  - {{key: eigenhaard, name: Eigen Haard, kind: corporation}}
themes: [{{key: wonen, title: Wonen}}, {{key: groen, title: Groen}}, {{key: veilig, title: Veilig}}]
ambitions: [{{key: koel, title: Koele straten, theme: groen}}]
"""


def measure() -> Iterator[dict]:
    """Yield all measurements; ratio ≤ limit is good."""
    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as name:
        yield from plan(_filled(Path(name)))


def plan(path: Path) -> Iterator[dict]:
    """The plan with 500 agreements, as many wishes, and a map of each of four levels."""
    from kansenkaart_plugin.cartography.map_picture import MapPictures
    from kansenkaart_plugin.domain.audience import PARTIES
    from kansenkaart_plugin.publish.export import export_plan
    from kansenkaart_plugin.publish.pictures import HEIGHT, WIDTH
    from kansenkaart_plugin.store import Kansenkaart

    with Kansenkaart.open(path, read_only=True) as kansenkaart:
        snapshot, withheld = kansenkaart.snapshot(PARTIES), kansenkaart.withheld(PARTIES)
    draw = MapPictures(snapshot)

    def drawn() -> None:
        pictures = [draw(level, None, WIDTH, HEIGHT) for level in snapshot.levels]
        assert len(pictures) == 4
        assert all(pictures)

    for ending in ("docx", "odt"):
        product = path.with_name(f"plan.{ending}")
        yield from compare(
            f"plan of 500 agreements and 4 maps as {ending}, checked and delivered",
            lambda product=product: export_plan(snapshot, withheld, draw, product),
            Baseline("drawing its maps", 2.0, drawn),
        )


def _filled(folder: Path) -> Path:
    from material import make_source

    from kansenkaart_plugin.domain.audience import OWNER
    from kansenkaart_plugin.domain.model import Record
    from kansenkaart_plugin.domain.words import (
        AgreementType,
        RecordKind,
        Role,
        Stance,
        TraceKind,
        Visibility,
    )
    from kansenkaart_plugin.intake.levels import create_kansenkaart
    from kansenkaart_plugin.store import Kansenkaart

    make_source(folder)
    (folder / "maat.yaml").write_text(_PROFILE.format(example=_EXAMPLE), "utf-8")
    path = folder / "maat.gpkg"
    create_kansenkaart(folder / "maat.yaml", path, "Maat")
    themes, types = ("wonen", "groen", "veilig"), tuple(AgreementType)
    with Kansenkaart.open(path) as kansenkaart, kansenkaart.change("vullen", by="Maat") as change:
        levels = [level.features for level in kansenkaart.snapshot(OWNER).levels if level.features]
        for n in range(AGREEMENTS):
            features = levels[n % len(levels)]
            about = [features[(n * 7 + turn) % len(features)].ref for turn in range(2)]
            wish = change.add(
                Record(RecordKind.WISH, f"Wens van bewoners nummer {n}", theme=themes[n % 3]),
                about,
                {"ymere": Role.SUBMITTER},
            )
            agreement = change.add(
                Record(
                    RecordKind.AGREEMENT,
                    f"Meer groen en minder steen in straat {n}",
                    description=f"Toelichting bij {n}. " + "De partijen stemmen elk jaar af. " * 4,
                    theme=themes[n % 3],
                    agreement_type=types[n % 4],
                    visibility=(Visibility.PUBLIC, Visibility.INTERNAL)[n % 2],
                    indicator="bomen",
                    target_value=str(n),
                    condition="70% van de huurders stemt in",
                    start_date="2027-01-01",
                    due_date="2029-12-31",
                ),
                about,
                {"gemeente": Role.LEAD, "ymere": Role.PARTNER, "eigenhaard": Role.FUNDER},
            )
            change.trace(agreement.uuid, TraceKind.ANSWERS, wish.uuid)
            change.take_position(agreement.uuid, "gemeente", Stance.SUPPORTS)
            change.take_position(agreement.uuid, "ymere", Stance.SUPPORTS_IF, "Als het geld er is")
    return path
