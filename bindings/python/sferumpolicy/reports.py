"""What is kept, what is due, by whom and since when: the reports over a registry."""

import dataclasses
from datetime import date
from typing import Any
from uuid import UUID

from . import raw
from .policy import Norm
from .records import date_from, id_from
from .vocabulary import Object, Role, Verdict, roles_of


@dataclasses.dataclass(frozen=True)
class Clause:
    """What is said of one norm."""

    norm: Norm
    verdict: Verdict
    kept: int
    due: int
    waiting: int
    oldest: "date | None"
    newest: "date | None"
    since: "date | None"
    responsible: "UUID | None"
    roles: "frozenset[Role]"
    text_ru: str
    text_en: str

    @classmethod
    def _from_raw(cls, row: Any) -> "Clause":
        return cls(Norm._from_raw(row.norm), Verdict(row.verdict), row.kept, row.due, row.waiting, date_from(row.oldest),
                   date_from(row.newest), date_from(row.since), id_from(row.responsible), roles_of(row.roles), row.text_ru,
                   row.text_en)


@dataclasses.dataclass(frozen=True)
class Compliance:
    """What is said of an edition's norms, each of them, in the order of the pack."""

    organization: UUID
    edition: UUID
    in_force: bool
    as_of: date
    kept: int
    due: int
    clauses: "tuple[Clause, ...]"

    @classmethod
    def _from_raw(cls, report: Any) -> "Compliance":
        return cls(id_from(report.organization), id_from(report.edition), report.in_force, date_from(report.as_of), report.kept,
                   report.due, tuple(map(Clause._from_raw, report.rows)))


@dataclasses.dataclass(frozen=True)
class Figure:
    """One figure of a report. `value` is None where there is no data; `of` also for a mere count."""

    group: str
    key: str
    title_ru: str
    title_en: str
    label_ru: str
    label_en: str
    value: "int | None"
    of: "int | None"

    @classmethod
    def _from_raw(cls, figure: Any) -> "Figure":
        return cls(figure.group, figure.key, figure.title_ru, figure.title_en, figure.label_ru, figure.label_en,
                   figure.value if figure.known else None, figure.of if figure.known and figure.of >= 0 else None)


@dataclasses.dataclass(frozen=True)
class Figures:
    """What the registry can tell by itself for a report to the head. `csv_ru` opens in spreadsheets."""

    organization: UUID
    edition: UUID
    as_of: date
    period_from: date
    period_until: date
    figures: "tuple[Figure, ...]"
    json: str = dataclasses.field(repr=False)
    csv_ru: str = dataclasses.field(repr=False)
    csv_en: str = dataclasses.field(repr=False)

    @classmethod
    def _from_raw(cls, counted: Any) -> "Figures":
        return cls(id_from(counted.organization), id_from(counted.edition), date_from(counted.as_of),
                   date_from(counted.period_from), date_from(counted.period_until), tuple(map(Figure._from_raw, counted.items)),
                   raw.sfp_figures_json(counted), raw.sfp_figures_csv(counted, raw.SFP_RU),
                   raw.sfp_figures_csv(counted, raw.SFP_EN))


@dataclasses.dataclass(frozen=True)
class Duty:
    """One thing to do. Label and texts may tell of a person: they are not in the repr."""

    norm: Norm
    responsible: "UUID | None"
    roles: "frozenset[Role]"
    personal: bool
    noun: "Object | None"
    id: "UUID | None"
    since: "date | None"
    days: int
    label: str = dataclasses.field(repr=False)
    text_ru: str = dataclasses.field(repr=False)
    text_en: str = dataclasses.field(repr=False)

    @classmethod
    def _from_raw(cls, duty: Any) -> "Duty":
        return cls(Norm._from_raw(duty.norm), id_from(duty.responsible), roles_of(duty.roles), duty.personal,
                   Object(duty.object) if duty.object else None, id_from(duty.object_id), date_from(duty.since), duty.days,
                   duty.label, duty.text_ru, duty.text_en)
