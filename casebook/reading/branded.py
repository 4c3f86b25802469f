"""Products called by their maker's name and what they are (某某音乐, 某某云, Abc Doc): neither the maker nor a general word.

Such a name has to come back in the text, as a whole and before anything that is no longer name. What every maker has (业务, 游戏, 直播, 广告, 手机)
names a line of business and no product; its numbers are the maker's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from casebook.reading.coined import AGAIN

KINDS = (
    "音乐|视频|会议|文档|地图|外卖|优选|打车|出行|买菜|单车|闪购|读书|阅读|新闻|影业|影视|文学|健康|物流|零售|支付|旅行|严选|网盘|云盘|浏览器|输入法|"
    "汽车|钱包|贴吧|百科|文库|课堂|公开课|邮箱|相册|短剧|小店|极速版|智能云|云(?:音乐|课堂|阅读|盘)?|国际版|海外版"
)
_KIND = re.compile(rf"(?P<kind>{KINDS})(?!业务|板块|行业|市场|服务|平台|技术|领域|[端计侧]|上(?![线市涨升]))")

_LATIN_KIND = re.compile(r" (?P<kind>(?!Inc|Corp|Ltd|Group|App\b|Store)[A-Z][a-z]{2,11})(?![A-Za-z])")  # “Line Doc”: after a maker in Latin letters


def branded(text: str, makers: Iterable[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    """(name, maker) of each, longest first. `makers` are (start, end, canonical name) of the known names in a Simplified text."""
    found: Counter[tuple[str, str]] = Counter()
    for start, end, maker in makers:
        kind = _KIND.match(text, end) or (_LATIN_KIND.match(text, end) if text[end - 1].isascii() else None)
        if kind:
            found[text[start : kind.end()], maker] += 1
    for (name, maker), times in sorted(found.items(), key=lambda item: (-len(item[0][0]), item[0])):
        if times >= AGAIN:
            yield name, maker
