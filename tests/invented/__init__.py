"""Forty invented articles, as a folder of them."""

from pathlib import Path

import yaml

ARTICLES = Path(__file__).with_name("articles.yml")


def write_invented(folder: Path) -> Path:
    """Write the articles and their cards into `folder`; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in yaml.safe_load(ARTICLES.read_text(encoding="utf-8")):
        (folder / f"{article['name']}.txt").write_text(article["text"], encoding="utf-8")
        if "card" in article:
            card = {key: str(value) for key, value in article["card"].items()}
            (folder / f"{article['name']}.yml").write_text(yaml.safe_dump(card, allow_unicode=True), encoding="utf-8")
    return folder
