from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.sheets.settings import BackupSettings, Settings, read_settings, settings_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.yaml"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the person's home be in tmp_path."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    return home


def read(path: Path, text: str) -> Settings | None:
    """Read settings with which nothing is wrong."""
    path.write_text(text, encoding="utf-8")
    settings, problems = read_settings(path)
    assert problems == []
    return settings


def wrong(path: Path, data: bytes) -> list[tuple[int, str]]:
    """Return the line and the words of each problem with settings that cannot be used."""
    path.write_bytes(data)
    settings, problems = read_settings(path)
    assert settings is None
    assert {problem.path for problem in problems} == {path}
    return [(problem.line, problem.message) for problem in problems]


def test_what_is_set_is_read_with_comments_beside_it(path: Path, home: Path) -> None:
    text = """\
    # mine
    backups:
      folder: ~/journeymap-backups   # on the stick
      keep: 12    # copies
      days: 90
    """

    assert read(path, text) == Settings(
        backups=BackupSettings(folder=home / "journeymap-backups", keep=12, days=90)
    )


@pytest.mark.skipif("sys.platform != 'linux'", reason="the folders of Linux")
def test_where_settings_and_copies_are_if_nothing_is_set(path: Path, home: Path) -> None:
    usual, problems = read_settings(path)

    assert usual is not None
    assert problems == []
    assert usual.backups.folder == home / "data" / "journeymap" / "backups"
    assert (usual.backups.keep, usual.backups.days) == (30, 365)
    assert settings_path() == home / "config" / "journeymap" / "settings.yaml"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "backups:\n", "backups:\n  # keep: 3\n"])
def test_what_is_not_set_is_as_usual(path: Path, text: str) -> None:
    assert read(path, text) == Settings()


def test_a_setting_may_stand_alone(path: Path) -> None:
    settings = read(path, "backups: {keep: 3}\n")

    assert settings == Settings(backups=BackupSettings(keep=3))


WHOLE = "write the whole path, from / or ~ on. Mend it here."


def test_the_folder_of_the_organisation_is_a_whole_path(path: Path, home: Path) -> None:
    assert read(path, "organisation: ~/ours\n") == Settings(organisation=home / "ours")
    ((line, words),) = wrong(path, b"organisation: ours\n")
    assert (line, "write the whole path" in words) == (1, True)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("backups:\n  keep: 0\n", 2, "‘0’ cannot be ‘keep’: write a whole number, 1 or more"),
        ("backups:\n  keep: all\n", 2, "‘all’ cannot be ‘keep’: write a whole number, 1 or more"),
        ("backups:\n  keep:\n", 2, "‘’ cannot be ‘keep’: write a whole number, 1 or more"),
        ("backups:\n  keep: [3]\n", 2, "what stands there cannot be ‘keep’"),
        ("backups:\n  days: -1\n", 2, "‘-1’ cannot be ‘days’: write a whole number, 1 to 36500"),
        ("backups:\n  days: 1000000000\n", 2, "write a whole number, 1 to 36500"),
        ("backups:\n  folder: copies\n", 2, f"‘copies’ cannot be ‘folder’: {WHOLE}"),
        ("backups:\n  folder:\n", 2, f"‘’ cannot be ‘folder’: {WHOLE}"),
        ('backups:\n  folder: "/a\\0b"\n', 2, f"cannot be ‘folder’: {WHOLE}"),
        ('backups:\n  folder: "~nobody-of-that-name/x"\n', 2, f"cannot be ‘folder’: {WHOLE}"),
        ("backups:\n  folder: [/x]\n", 2, "‘folder’ has to be one text"),
        ("backups:\n  many: 3\n", 2, "‘many’ is not known here. Look at how it is spelt."),
        (
            "backup:\n  keep: 3\n",
            1,
            "Look at how it is spelt. There are backups, keys, organisation.",
        ),
        ("backups: 30\n", 1, "‘backups’ has to have parts"),
        ("backups:\n  keep: 3\n  keep: 9\n", 3, "‘keep’ is there twice. Delete one."),
        ("- keep\n", 1, "these are not settings. They begin with a line like backups:."),
        ("backups:\n\tkeep: 3\n", 2, "this is not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_guessed(
    path: Path, text: str, line: int, told: str
) -> None:
    ((at, words),) = wrong(path, text.encode())

    assert at == line
    assert told in words


def test_everything_that_is_wrong_is_told_at_once(path: Path) -> None:
    told = wrong(path, b"backups:\n  keep: 0\n  days: 0\n  dayz: 3\n")

    assert [line for line, _ in told] == [2, 3, 4]


def test_settings_that_cannot_be_read_are_not_taken_for_none(path: Path) -> None:
    assert wrong(path, b"backups:\n  folder: /caf\xe9\n") == [
        (2, "this file is not in UTF-8. Save it again in your editor, with UTF-8 as its encoding.")
    ]
    path.unlink()
    path.mkdir()
    assert read_settings(path)[0] is None
    path.rmdir()
    path.symlink_to("gone")
    assert read_settings(path)[0] is None
