from pathlib import Path

import pytest

from refcheck import config
from refcheck.errors import ConfigurationError


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    (tmp_path / "refcheck.toml").write_text('mailto = "a@example.org"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.refcheck]\nselect = ["DAT"]\n')
    assert config.load(start=inner).values == {"select": ["DAT"]}
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert config.load(start=inner).values == {"mailto": "a@example.org"}


def test_no_file_is_an_empty_configuration(tmp_path: Path) -> None:
    assert config.load(start=tmp_path).path is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mailt = 'a'", "did you mean 'mailto'?"),
        ("zzz = 1", "known keys: allow-unchecked"),
        ("offline = 'yes'", "offline takes true or false, not 'yes'"),
        ("select = 'DAT'", "select takes a list of strings, not 'DAT'"),
        ("select = [1]", "select takes a list of strings"),
        (
            "fail-on = 'eror'",
            "fail-on takes error, warning, info or never, not 'eror'; did you mean 'error'?",
        ),
        ("output-format = 'pdf'", "output-format takes text, concise, json"),
        ("offline =", "cannot be read as TOML"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "refcheck.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=r"refcheck\.toml") as raised:
        config.load(path)
    assert said in str(raised.value)


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"absent\.toml: cannot be read: No such file"):
        config.load(tmp_path / "absent.toml")
