"""Times LibreOffice Calc through UNO; run by the system's Python, which has the module `uno`.

    python3 calc_peer.py BOOK.xlsx          prints lines `T name milliseconds`

The rows are filtered by their second and their third column, sorted by their last, and one cell is
changed. With a display (`xvfb-run`) the window is shown and each time ends when Calc has nothing
left to do, as a user sees it; without one only its core is timed.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet import TableFilterField2
from com.sun.star.sheet.FilterOperator2 import CONTAINS, EQUAL
from com.sun.star.table import TableSortField

ROUNDS = 3
TEXT_COLUMN, PARTY_COLUMN = 1, 2
SHOWN = bool(os.environ.get("DISPLAY"))


def value(name, content):
    return PropertyValue(name, 0, content, 0)


def start(home):
    pipe = f"pledgeline{os.getpid()}"
    process = subprocess.Popen(
        [
            "soffice",
            *([] if SHOWN else ["--headless"]),
            "--norestore",
            "--nologo",
            "--nodefault",
            "-env:UserInstallation=file://" + home,
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    resolver = uno.getComponentContext().ServiceManager.createInstance(
        "com.sun.star.bridge.UnoUrlResolver"
    )
    give_up = time.time() + 60
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return process, context
        except Exception:
            if time.time() > give_up:
                raise
            time.sleep(0.02)


def timed(name, settle, do, before=lambda: None):
    """The median of some rounds, each after a preparation that is not timed."""
    taken = []
    for _round in range(ROUNDS):
        before()
        settle()
        begin = time.perf_counter()
        do()
        settle()
        taken.append((time.perf_counter() - begin) * 1000)
    print(f"T {name} {sorted(taken)[len(taken) // 2]:.3f}", flush=True)


def main():
    home = tempfile.mkdtemp()
    process, context = start(home)
    try:
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
        url = uno.systemPathToFileUrl(str(Path(sys.argv[1]).resolve()))
        toolkit = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.Toolkit", context
        )

        def settle():
            if SHOWN:
                toolkit.processEventsToIdle()

        begin = time.perf_counter()
        document = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", not SHOWN),))
        print(f"T load {(time.perf_counter() - begin) * 1000:.3f}", flush=True)
        sheet = document.Sheets.getByIndex(0)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        area = sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
        document.DatabaseRanges.addNewByName("rows", area.RangeAddress)
        rows = document.DatabaseRanges.getByName("rows")
        rows.AutoFilter = True

        def show(column, operator, word):
            field = TableFilterField2()
            field.Field, field.Operator = column, operator
            field.IsNumeric, field.StringValue = False, word
            rows.FilterDescriptor.ContainsHeader = True
            rows.FilterDescriptor.setFilterFields2((field,))
            rows.refresh()

        def show_all():
            rows.FilterDescriptor.setFilterFields2(())
            rows.refresh()

        def change():
            cell = sheet.getCellByPosition(last.EndColumn, 5)
            cell.String = "2025-01-01" if cell.String != "2025-01-01" else "2025-01-02"

        def find():
            show(TEXT_COLUMN, CONTAINS, "消防")

        timed("contains", settle, find, show_all)
        timed("clear", settle, show_all, find)
        timed("equals", settle, lambda: show(PARTY_COLUMN, EQUAL, "保安局"), show_all)
        show_all()
        timed("edit", settle, change)

        def sort(column):
            field = TableSortField()
            field.Field, field.IsAscending = column, True
            fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
            uno.invoke(
                area, "sort", ((value("SortFields", fields), value("ContainsHeader", True)),)
            )

        date_column = last.EndColumn
        timed("sort", settle, lambda: sort(date_column), lambda: sort(TEXT_COLUMN))
        out = uno.systemPathToFileUrl(str(Path(home) / "out.xlsx"))
        save = (value("FilterName", "Calc MS Excel 2007 XML"),)
        timed("save", settle, lambda: document.storeToURL(out, save))
        document.close(True)
        with contextlib.suppress(Exception):
            desktop.terminate()
        process.wait(30)
    finally:
        process.kill()
        shutil.rmtree(home, ignore_errors=True)


main()
