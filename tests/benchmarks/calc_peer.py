"""Times LibreOffice Calc through UNO; run by the system's Python, which has the module `uno`.

    python3 calc_peer.py BOOK.xlsx          prints lines `T name milliseconds`

The second sheet is filtered for 消防 in its second column and sorted by its seventh.
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
from com.sun.star.sheet.FilterOperator2 import CONTAINS
from com.sun.star.table import TableSortField

ROUNDS = 3
TEXT_COLUMN, DATE_COLUMN = 1, 6


def value(name, content):
    return PropertyValue(name, 0, content, 0)


def start(home):
    pipe = f"pledgeline{os.getpid()}"
    process = subprocess.Popen(
        [
            "soffice",
            "--headless",
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


def timed(name, do):
    taken = []
    for _round in range(ROUNDS):
        begin = time.perf_counter()
        do()
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
        begin = time.perf_counter()
        document = desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))
        print(f"T load {(time.perf_counter() - begin) * 1000:.3f}", flush=True)
        sheet = document.Sheets.getByIndex(0)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        area = sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
        document.DatabaseRanges.addNewByName("rows", area.RangeAddress)
        rows = document.DatabaseRanges.getByName("rows")
        rows.AutoFilter = True

        def show(word):
            field = TableFilterField2()
            field.Field, field.Operator = TEXT_COLUMN, CONTAINS
            field.IsNumeric, field.StringValue = False, word
            rows.FilterDescriptor.ContainsHeader = True
            rows.FilterDescriptor.setFilterFields2((field,))
            rows.refresh()

        timed("filter", lambda: show("消防"))
        area.filter(area.createFilterDescriptor(True))

        def sort():
            field = TableSortField()
            field.Field, field.IsAscending = DATE_COLUMN, True
            fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
            uno.invoke(
                area, "sort", ((value("SortFields", fields), value("ContainsHeader", True)),)
            )

        timed("sort", sort)
        out = uno.systemPathToFileUrl(str(Path(home) / "out.xlsx"))
        save = (value("FilterName", "Calc MS Excel 2007 XML"),)
        timed("save", lambda: document.storeToURL(out, save))
        document.close(True)
        with contextlib.suppress(Exception):
            desktop.terminate()
        process.wait(30)
    finally:
        process.kill()
        shutil.rmtree(home, ignore_errors=True)


main()
