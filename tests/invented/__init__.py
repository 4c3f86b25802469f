"""Forty invented articles, as a folder of them, and what is planted in them.

The companies do not exist: 云朵科技 (an audiobook app) and 石榴科技 (shared electric bicycles), with their rivals, 2016 to 2022, in Simplified and in
Traditional characters, with cards and without.
"""

import shutil
from pathlib import Path

import yaml

HERE = Path(__file__).parent

# What two articles contradict one another about: the topic's beginning, and the articles.
CONTRADICTIONS = {
    "云朵听书注册用户": {"a10", "a11"},  # 12 or 9 million at the end of 2018
    "石榴科技成立时间": {"a01", "a15"},  # March or September 2016
    "石榴出行B轮融资额": {"a08", "a09"},  # 200 or 350 million
}
REPRINTS = {"a12", "a13", "a14"}  # one report, in three places
TOLD_TWICE = {"a19", "a20"}  # independently, in words of their own: 15 million a month in February 2020
RUMOURS = {"a15": ("50億元", "4000萬"), "a30": ("破亿",), "a40": ("60亿元",)}
TARGETS = {"a05": ("3000万",), "a16": ("20萬名",)}
OF_OTHERS = ("来往", "Laiwang", "钉钉", "DingTalk", "圈子", "阿里巴巴", "Alibaba")  # what no report on these articles may speak of


def write_invented(folder: Path, *, lexicon: bool = True) -> Path:
    """Write the articles and their cards into `folder`, with `lexicon` the names beside them; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in yaml.safe_load((HERE / "articles.yml").read_text(encoding="utf-8")):
        (folder / f"{article['name']}.txt").write_text(article["text"], encoding="utf-8")
        if "card" in article:
            card = {key: str(value) for key, value in article["card"].items()}
            (folder / f"{article['name']}.yml").write_text(yaml.safe_dump(card, allow_unicode=True), encoding="utf-8")
    if lexicon:
        (folder / "lexicon").mkdir()
        shutil.copyfile(HERE / "lexicon.yml", folder / "lexicon" / "entities.yml")
    return folder
