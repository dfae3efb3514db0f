import shutil
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from app.base.i18n import Language
from app.domain.deadline import Relation
from app.domain.due_state import DueState
from app.domain.errors import Environment
from app.domain.filters import AnyOf, Facet, FilterSpec
from app.services.overview import rows_of
from app.services.queries import parsed_filter
from app.ui.theme import theme
from app.ui.timeline.export import save_timeline
from app.wording.errors import error_sentence
from tests.rights import run_as_ordinary_user
from tests.ui.timeline.drawings import read

A3_POINTS = (1190.6, 841.9)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext of poppler reads the PDF back"
)


@pytest.fixture
def save(sample, clock, tmp_path, qapp):
    def save(name, spec=None, language=Language.ZH_HANT):
        path = tmp_path / name
        save_timeline(sample, spec or FilterSpec(), path, language, clock=clock)
        return path

    return save


def words_of(pdf, *options):
    done = subprocess.run(
        ["pdftotext", *options, str(pdf), "-"], capture_output=True, check=True, text=True
    )
    return done.stdout


def test_a_picture_is_a3_wide_and_as_high_as_its_rows(save):
    picture = QImage(str(save("時間表.png")))
    assert picture.width() == round(A3_POINTS[0] * 2)
    few = QImage(str(save("few.png", FilterSpec((AnyOf(Facet.DUE, ("ongoing",)),)))))
    assert few.width() == picture.width()
    assert 300 < few.height() < picture.height() / 3


def test_a_picture_has_the_colours_of_its_rows_and_a_red_line(save):
    picture = QImage(str(save("a.png")))
    seen = {
        picture.pixel(x, y) & 0xFFFFFF
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 3)
    }
    wanted = [theme(dark=False).colours["today"], "#ffffff"]
    wanted += [theme(dark=False).state(one).name() for one in (DueState.PAST_LATEST, DueState.OPEN)]
    assert [one for one in wanted if int(one[1:], 16) not in seen] == []


def test_a_drawing_is_xml_with_its_words_as_words(save, sample):
    content = save("a.svg").read_bytes()
    root = ET.fromstring(content)
    width, _height = (float(one) for one in root.get("viewBox").split()[2:])
    assert width == pytest.approx(A3_POINTS[0], abs=0.5)
    text = read(content).text
    for row in rows_of(sample, FilterSpec()):
        assert row.ref in text
        assert row.text[:14] in text
    assert sample.title[:12] in text
    assert "第一季" in text or "Q1" in text


@needs_poppler
@pytest.mark.parametrize(
    ("language", "quarter"),
    [(Language.ZH_HANT, "第三季"), (Language.ZH_HANS, "第三季"), (Language.EN, "Q3")],
)
def test_a_pdf_gives_its_text_back(save, sample, language, quarter):
    """Character for character: a Kangxi radical in the place of 工 would not be found."""
    text = words_of(save("a.pdf", language=language), "-layout")
    for row in rows_of(sample, FilterSpec()):
        assert row.text[:14] in text, row.ref
    assert quarter in text or "Q3" in text
    assert [one for one in text if "\u2e80" <= one <= "\u2fdf"] == []
    first, second = text.rstrip("\f").split("\f")
    assert "2024" in first
    assert "2024" in second
    assert sample.title[:12] in second


@needs_poppler
def test_phrases_of_the_deadlines_can_be_copied_from_a_pdf(save, sample):
    text = words_of(save("a.pdf"), "-layout")
    phrases = {bar.phrase for row in rows_of(sample, FilterSpec()) for bar in row.bars
               if bar.relation is not Relation.ONGOING}  # fmt: skip
    assert len(phrases) > 10
    missing = [one for one in phrases if one not in text]
    assert len(missing) <= len(phrases) / 10, "where there is no room a phrase is shortened"


@needs_poppler
def test_all_forms_hold_the_same_words(save):
    spec = FilterSpec((AnyOf(Facet.DUE, ("past_latest",)),))
    drawing = read(save("a.svg", spec).read_bytes())
    text = words_of(save("a.pdf", spec), "-layout")
    runs = {one.text.strip(" …") for one in drawing.words if len(one.text.strip(" …")) > 1}
    assert len(runs) > 20
    assert [one for one in runs if one not in text] == []


def test_only_the_rows_of_the_filter_are_in_it(save, sample):
    spec = parsed_filter(sample, "機構:保安局")
    drawing = read(save("a.svg", spec).read_bytes())
    inside = [row.text[:14] for row in rows_of(sample, spec)]
    outside = [row.text[:14] for row in rows_of(sample, FilterSpec())
               if row.text[:14] not in inside]  # fmt: skip
    assert [one for one in inside if one not in drawing.text] == []
    assert [one for one in outside if one in drawing.text] == []


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_an_empty_tracker_can_be_saved_too(empty, clock, tmp_path, qapp, suffix):
    path = tmp_path / f"empty{suffix}"
    save_timeline(empty, FilterSpec(), path, Language.EN, clock=clock)
    assert path.stat().st_size > 500


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_an_older_file_is_replaced_whole_and_nothing_is_left_beside_it(save, tmp_path, suffix):
    older = tmp_path / f"timeline{suffix}"
    older.write_bytes(b"older" * 400_000)
    save(older.name)
    content = older.read_bytes()
    assert b"olderolder" not in content
    kept = [path.name for path in tmp_path.iterdir() if path.suffix == suffix]
    assert kept == [older.name]


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_folder_that_is_not_there_is_told(sample, clock, tmp_path, qapp, suffix):
    path = tmp_path / "nowhere" / f"timeline{suffix}"
    with pytest.raises(Environment) as told:
        save_timeline(sample, FilterSpec(), path, Language.EN, clock=clock)
    assert told.value.code == "file_not_written"
    assert error_sentence(told.value, Language.EN) == (
        f"The file {path} could not be written: No such file or directory. Close it if another "
        "program has it open, or choose another name. The file that was there is unchanged."
    )


def test_a_folder_that_may_not_be_written_in_is_told_and_left_alone(open_folder, sample_path):
    """As an ordinary user, for nothing is forbidden to an administrator."""
    shut = open_folder / "shut"
    shut.mkdir()
    tracker = open_folder / "tracker.pledge"
    shutil.copyfile(sample_path, tracker)
    (shut / "timeline.pdf").write_bytes(b"older")
    for path in (tracker, shut / "timeline.pdf"):
        path.chmod(0o644)
    shut.chmod(0o555)
    code = """
    import app.bootstrap, app.ui.timeline.export, PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtGui
    from app.base.i18n import Language
    from app.domain.errors import TrackerError
    from app.domain.filters import FilterSpec
    from app.services.workspace import open_workspace
    workspace = open_workspace(Path(sys.argv[1]), read_only=True)
    application = PySide6.QtWidgets.QApplication([])
    workspace.matches(FilterSpec())[0]
    drop_rights()
    for suffix in (".png", ".svg", ".pdf"):
        try:
            app.ui.timeline.export.save_timeline(
                workspace, FilterSpec(), Path(sys.argv[2]).with_suffix(suffix), Language.EN)
        except TrackerError as error:
            print(error.code)
    """
    assert run_as_ordinary_user(code, tracker, shut / "timeline.pdf") == "\n".join(
        ["file_not_written"] * 3
    )
    assert [path.name for path in shut.iterdir()] == ["timeline.pdf"]
    assert (shut / "timeline.pdf").read_bytes() == b"older"


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes are limited by resource")
@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_what_a_full_disk_cut_short_does_not_replace_the_older_file(sample_path, tmp_path, suffix):
    """Qt's own writers of PDF and SVG say nothing when the disk refuses."""
    older = tmp_path / f"timeline{suffix}"
    older.write_bytes(b"older")
    code = """
    import resource, signal
    from PySide6.QtWidgets import QApplication
    from app.base.i18n import Language
    from app.domain.errors import TrackerError
    from app.domain.filters import FilterSpec
    from app.services.workspace import open_workspace
    from app.ui.timeline.export import save_timeline
    application = QApplication([])
    workspace = open_workspace(Path(sys.argv[1]), read_only=True)
    workspace.matches(FilterSpec())[0]
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    try:
        save_timeline(workspace, FilterSpec(), Path(sys.argv[2]), Language.EN)
    except TrackerError as error:
        print(error.code)
    """
    assert run_as_ordinary_user(code, sample_path, older) == "file_not_written"
    assert older.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == suffix] == [older.name]
