"""The JSON of `list` and of `methods`."""

from typing import Literal, TypedDict

from lygap.methods import Band, Status
from lygap.plan.records import RegionKind, SourceKind
from lygap.report.outputs.common import DataFolder, Date, MethodId, NamedPlan


class MethodRecord(TypedDict):
    """A method of judgement."""

    id: MethodId
    name: str
    bands: list[Band]
    trend: list[Band]
    labels: dict[Status, str]
    reference: str


class MethodsDocument(TypedDict):
    """The answer of `methods`."""

    schema: Literal["lygap.methods/1"]
    methods: list[MethodRecord]


class _Listed(TypedDict):
    id: str
    name: str


class ListedIndicator(_Listed):
    """An indicator that can be named."""

    number: int | None
    group: str | None
    unit: str | None
    aliases: list[str]


class ListedGroup(_Listed):
    """A group that can be named."""

    indicators: int


class ListedRegion(_Listed):
    """A region that can be named."""

    kind: RegionKind | None
    part_of: str | None


class ListedSource(_Listed):
    """A source that can be named."""

    kind: SourceKind | None
    date: Date | None
    publisher: str | None


class ListedTarget(_Listed):
    """A target that can be named."""

    years: list[int]
    indicators: list[str]


class ListedMethod(_Listed):
    """A method that can be named."""

    reference: str | None


class _List(TypedDict):
    schema: Literal["lygap.list/1"]
    version: str


class _ListOfPlan(_List):
    plan: NamedPlan
    data: DataFolder


class _ListOfNoPlan(_List):
    plan: None
    data: None


class IndicatorList(_ListOfPlan):
    """The answer of `list indicators`."""

    kind: Literal["indicators"]
    rows: list[ListedIndicator]


class GroupList(_ListOfPlan):
    """The answer of `list groups`."""

    kind: Literal["groups"]
    rows: list[ListedGroup]


class RegionList(_ListOfPlan):
    """The answer of `list regions`."""

    kind: Literal["regions"]
    rows: list[ListedRegion]


class SourceList(_ListOfPlan):
    """The answer of `list sources`."""

    kind: Literal["sources"]
    rows: list[ListedSource]


class TargetList(_ListOfPlan):
    """The answer of `list targets`."""

    kind: Literal["targets"]
    rows: list[ListedTarget]


class MethodList(_ListOfNoPlan):
    """The answer of `list methods`."""

    kind: Literal["methods"]
    rows: list[ListedMethod]


ListDocument = IndicatorList | GroupList | RegionList | SourceList | TargetList | MethodList
