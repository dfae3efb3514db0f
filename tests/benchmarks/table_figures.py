"""The table: from a key to painted rows, order, scrolling and counts."""

import itertools
import statistics
import time
from functools import partial

from app.domain.fields import FIELDS, Field
from app.domain.filters import AnyOf, Facet, FilterSpec, GroupKey, SortKey
from tests.benchmarks.measuring import Figure, figure, times

WORDS = ("消防", "應急", "人工智能", "鄉村振興", "水", "颱風")
ROUNDS = 9
FRAME_MS = 1000 / 60
_LARGE, _HUGE = 100_000, 1_000_000


def frames(size: int) -> tuple[float | None, float | None]:
    """What a key may take at the median and at the 95th of a hundred: in frames of a screen."""
    if size >= _HUGE:
        return 2 * FRAME_MS, None
    return (FRAME_MS, 2 * FRAME_MS) if size >= _LARGE else (None, None)


def filtering(stage, size: int, proxy, calc: dict[str, float]) -> list[Figure]:
    """A word typed, a bureau chosen, all cleared."""
    search = stage.window.search
    typed, cleared, by_proxy = [], [], []
    for _round, word in itertools.product(range(ROUNDS), WORDS):
        stage.settle(0.25)
        typed.append(stage.painted_after(partial(search.setText, word), stage.table_paints))
        stage.settle(0.1)
        cleared.append(stage.painted_after(search.clear, stage.table_paints))
    for word in WORDS:
        by_proxy.append(proxy.filter(word))
        proxy.filter("")
    search.clear()
    stage.settle(0.5)
    limit, limit_p95 = frames(size)
    large = size >= _LARGE
    name = f"keystroke to painted rows at {size:,}"
    found = [
        figure(name, typed, limit=limit, limit_p95=limit_p95, peer="QSortFilterProxyModel",
               peer_median=statistics.median(by_proxy), least_ratio=10 if large else None),
    ]  # fmt: skip
    beside = (
        ("the same", typed, "contains", 25 if size == _LARGE else None),
        ("all shown again", cleared, "clear", None),
        ("one bureau chosen", _choosing(stage), "equals", None),
    )
    for words, taken, of_calc, least in beside:
        found.append(
            figure(f"{words}, beside Calc at {size:,}", taken, peer="LibreOffice Calc",
                   peer_median=calc.get(of_calc), least_ratio=least if calc else None)
        )  # fmt: skip
    return found


def _choosing(stage) -> list[float]:
    """Milliseconds from the choice of an organisation to its painted rows."""
    rows, workspace = stage.view.rows, stage.workspace
    values = sorted(workspace.counts(FilterSpec(), Facet.ORGANISATION))[:ROUNDS]
    taken = []
    for value in values:
        spec = FilterSpec((AnyOf(Facet.ORGANISATION, (value,)),))
        taken.append(stage.painted_after(partial(rows.set_spec, spec), stage.table_paints))
        rows.set_spec(FilterSpec())
        stage.settle(0.25)
    return taken


def sorting(stage, size: int, proxy, calc: dict[str, float]) -> list[Figure]:
    """By each column, as if it were sorted by for the first time."""
    rows = stage.view.rows
    by_field: dict[Field, float] = {}
    for field in FIELDS:
        taken = []
        for descending in (False, True, False):
            rows.set_sort(())
            stage.settle(0.1)
            _forget_orders(stage)
            sort = (SortKey(field, descending),)
            taken.append(stage.painted_after(partial(rows.set_sort, sort), stage.table_paints))
        by_field[field] = statistics.median(taken)
    rows.set_sort(())
    stage.settle(0.3)
    slowest = max(by_field, key=lambda field: by_field[field])
    limit = 30 if size == _LARGE else None
    found = [
        figure(f"sort by any column at {size:,}", list(by_field.values()), limit=limit,
               peer="LibreOffice Calc", peer_median=calc.get("sort")),
        figure(f"the slowest of them, {slowest.value}, at {size:,}", [by_field[slowest]],
               limit=limit),
    ]  # fmt: skip
    if size <= 10_000:  # A sort of 100,000 rows takes a proxy model ten seconds.
        by_proxy = proxy.sort()
        proxy.unsort()
        found.append(
            figure(f"the same beside a proxy model at {size:,}", list(by_field.values()),
                   peer="QSortFilterProxyModel", peer_median=by_proxy)
        )  # fmt: skip
    return found


def _forget_orders(stage) -> None:
    """But for that of the documents, which the program never drops."""
    orders = stage.workspace._query._orders
    for sort in [one for one in orders if one]:
        del orders[sort]


def scrolling(stage, size: int) -> list[Figure]:
    """By the wheel and by jumps of the bar; each frame painted to its end."""
    stage.window.actions_["view_table"].trigger()
    stage.settle(0.3)
    bar = stage.view.table.verticalScrollBar()
    step = stage.view.table.verticalHeader().defaultSectionSize() * 3
    wheel = [_scrolled(stage, bar.value() + step) for _step in range(120)]
    places = [bar.maximum() * at // 23 for at in range(1, 23)]
    jumps = [_scrolled(stage, place) for place in places]
    bar.setValue(0)
    stage.window.actions_["view_split"].trigger()
    stage.settle(0.3)
    return [
        figure(f"scroll by three rows at {size:,}", wheel, limit_p95=FRAME_MS),
        figure(f"jump to another place at {size:,}", jumps),
    ]


def _scrolled(stage, value: int) -> float:
    start = time.perf_counter()
    stage.view.table.verticalScrollBar().setValue(value)
    stage.view.table.viewport().repaint()
    return (time.perf_counter() - start) * 1000


def grouping(stage, size: int) -> list[Figure]:
    """Into groups by organisation, and scrolled in groups and with rows as high as their text."""
    rows, bar = stage.view.rows, stage.view.table.verticalScrollBar()
    taken = []
    for _round in range(ROUNDS):
        rows.set_group(())
        stage.settle(0.1)
        group = partial(rows.set_group, (GroupKey.ORGANISATION,))
        taken.append(stage.painted_after(group, stage.table_paints))
    stage.settle(1.0)
    grouped = [_scrolled(stage, bar.value() + 97) for _step in range(60)]
    rows.set_group(())
    stage.view.table.set_lines(0)
    stage.settle(0.3)
    full = [_scrolled(stage, bar.value() + 97) for _step in range(60)]
    stage.view.table.set_lines(2)
    bar.setValue(0)
    stage.settle(0.3)
    return [
        figure(f"group by organisation at {size:,}", taken, limit=150 if size == _LARGE else None),
        figure(f"scroll in groups at {size:,}", grouped, limit_p95=FRAME_MS),
        figure(f"scroll with full text at {size:,}", full, limit_p95=FRAME_MS),
    ]


def facet_counts(stage, size: int) -> list[Figure]:
    """All facets counted under a filter of words, beside what SQL would have to do for two."""
    workspace = stage.workspace
    words = iter(WORDS * 3)
    spec = stage.view.rows.spec

    def count() -> None:
        stage.window.search.setText(next(words))
        begin = time.perf_counter()
        for facet in Facet:
            workspace.counts(stage.view.rows.spec, facet)
        taken.append((time.perf_counter() - begin) * 1000)

    taken: list[float] = []
    for _round in range(ROUNDS):
        count()
    stage.view.rows.set_spec(spec)
    stage.window.search.clear()
    stage.settle(0.3)
    by_sql = statistics.median(times(partial(_grouped_by_sql, workspace), 3))
    return [
        figure(f"counts of all facets under a filter at {size:,}", taken[1:],
               limit=50 if size == _LARGE else None, peer="SQL GROUP BY of two facets",
               peer_median=by_sql)
    ]  # fmt: skip


def _grouped_by_sql(workspace) -> None:
    query = (
        "SELECT a.value, b.value, count(*) FROM listing_facet a JOIN listing_facet b"
        " ON a.key = b.key WHERE a.facet = 'organisation' AND b.facet = 'status' GROUP BY 1, 2"
    )
    with workspace.reader() as reader:
        reader._connection.exec_driver_sql(query).all()
