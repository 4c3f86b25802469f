"""Whom a number or a date is about: the entity of a claim.

The nearest name before the number in its own clause, unless it only stands for comparison (超越微信); else the first
name of the clause before, and so on to the start of the sentence; else the first name after the number in the
sentence; else the subject carried over from the sentence before. An investment is said of the one invested in, a
stake of the company held where one holder is named, and of the holder where several are. A work has readers, a
market has sales, and firms of a kind have what others are compared with; a number told again is whose it was.
Stores, media and places are where something happens and no subject, unless nothing else is named.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from casebook.facts.holders import holder_of
from casebook.facts.named_in import CAUSE, begins_clause, in_a_cause, in_a_list, in_the_reason, is_base, is_compared, is_head, is_listed, is_set_aside
from casebook.facts.nameless import SAYS, nameless
from casebook.facts.records import Claim
from casebook.facts.respective import member
from casebook.facts.view import Line, View
from casebook.reading.entity import Named
from casebook.reading.numbers import Quantity

SUBJECTS = ("product", "company", "feature", "org")
VENUES = ("App Store", "纳斯达克", "纽交所")
ANAPHOR = re.compile(r"(?:该|这支|这个|这则|这条)(?:视频|短片|歌曲)|此曲|此视频")
THIS_ONE = re.compile(r"^[“\"]?(?:这款|该款|这个|该)(?:由|被)?[^，。]{0,8}(?:推出|打造|开发|旗下)的?[^，。]{0,8}(?:App|APP|软件|产品|应用|平台)")
VERSION = re.compile(r"\d+(?:\.\d+)*")
PAY = "减薪|降薪|年薪|月薪|薪酬|薪金|薪水|薪资"
WEALTH = re.compile(rf"身家|身价|财富|手上|手头|名下|持有|(?<!员工)(?<!团队)(?<!高管)(?<!管理层)(?:{PAY})")
ITS_WEALTH = re.compile(r"的?(?:身家|身价|财富)")  # “某人约2500亿元身家”
HIS_WEALTH = re.compile(rf"(?<!其)[他她][^，。们]{{0,8}}?(?:身家|身价|财富|持股|所持|股份|股权|{PAY})")
HOLDER = re.compile(r"(?:合计)?(?:持股|持有|占股)")
VOTES_AFTER, VOTES_BEFORE = re.compile(r"的?(?:投票权|表决权)"), re.compile(r"(?:投票权|表决权)(?:比例|占比)?(?:为|约|达|占)?$")
TITLE = re.compile(r"《[^《》]{1,60}》")
TITLE_REACH = 40  # characters from a title to a number of its own
# what works have and do; of a paper that only reports it is not said
OF_WORKS = re.compile(r"阅读|点赞|获赞|在看|转发|评论数|播放|观看|浏览|收藏|票房|收视|发行|下载|打赏|上映|发布|播出|连载|发售")
REPORTS = re.compile(r"(?:报道|称|显示|披露|援引|采访|记者|统计|曾?(?:发布|刊登|发表|刊发)[了一])")
AGAIN = re.compile(r"(?:这|上述|前述)$")
OUT_OF_THEM = re.compile(r"[一-龥]{0,6}?(?:中|里|当中|之中)，")
GOT = re.compile(r"(?:获得?|拿到|收到)了?[^，]{1,16}$")  # “甲获得乙2亿元投资”
ROUND = re.compile(r"的?[^，。]{0,6}(?:融资|投资|注资|入股)")
BACKER = re.compile(r"(?:领投|跟投|(?:投资|注资|认购|出资)了?(?=[约近超]?\d)|持股|增持|减持)|[、和][^，]{1,24}(?:领投|跟投)")
THE_COMPANY = re.compile(r"(?:^|[，：“])(?:目前|此外|而|但)?(?:该|本)?(?:公司|集团)(?!内部|员工|的?产品)")
BESIDE = re.compile(r"(?:该|本)?公司[^，]{0,4}(?:因|由于|为了?|与|向|对|从|通过)")
OF_MANY = re.compile(r"年龄|用户|消费者|人群|平均|员工|群体")  # “消费者年龄多为25到35岁”
TARGET_PRICE = re.compile(r"目标价[^，。]{0,8}$")
BOUGHT = re.compile(r"(?:收购|入股|持有|并购|出售|转让|增持|减持)了?$")
# “B站月活达2亿”: what only a firm has, said of a place where things are published
AS_A_FIRM = re.compile(
    r"的?(?:平均)?(?:[日月]均?活|MAU|DAU|总?营收|净?收入|净?亏损|毛利|市值|股价|估值|员工|付费用户|注册用户|大会员|正式会员|财报|第[一二三四]季度)"
)
BUSINESS = re.compile(r"[^，。]{0,14}(?:业务|板块|分部)[^，。]{0,10}(?:收入|营收|亏损|盈利|利润|EBIT|部分)")
GENERAL_TIME = re.compile(r"(?:过去|此前|以往|近)$")  # “过去二十年间，行业…” is said of no product
LEADS_TO = re.compile(r"(?:之?后|的)[“\"]?")
OF_FIRMS = re.compile(r"投入|估值|融资额|补贴|研发费用|毛利|营收|营业收入|净利润|净亏损|出货量?|市占率|市场份额|GMV")
FIRMS_INCOME = re.compile(r"的?(?:收入|营收|净?利润|GMV)")
# “随着甲追赶，公司收入下降”: those of what comes from outside are not whom the number is about
OUTSIDE = re.compile(r"^(?:但|不过|而)?(?:由于|因为|因|受|随着|加上|面对)")
OF_USERS = ("registered_users", "monthly_active_users", "daily_active_users", "downloads_total", "downloads_daily")
SOURCE_TOLD = re.compile(
    r"(?:数据|统计|报告)?[，、 ]?\s?(?:\d{4}年?[^（）]{0,8}|数据|统计|报告)）"
)  # “6亿用户（某某数据，2019年）”: where the number is from
CARRIED_TYPES = ("product", "company", "org")


class Carried(NamedTuple):
    """Of whom the lines before told: `work` is the last video, song or text named, `named` is all that was."""

    topic: str | None = None
    person: str | None = None
    company: str | None = None
    work: str | None = None
    named: frozenset[str] = frozenset()


@lru_cache(maxsize=1)  # events and numbers of an article are read one after the other
def carried_over(view: View) -> list[Carried]:
    """For each line of the body, of whom those before it told."""
    subjects, found = Subjects(view), [Carried()]
    for line in view.body():
        subjects.close(line)
        found.append(subjects.carried)
    return found


class Subjects:
    """Decides subjects in reading order and remembers the one that is carried over."""

    def __init__(self, view: View):
        """`view` gives the types and owners of names."""
        self.view = view
        self.carried = Carried()
        self.told: dict[tuple[float, str | None], Claim] = {}  # the last claim of each number, for one that comes again

    def of(self, line: Line, at: int, end: int, metric: str | None = None) -> tuple[str | None, str]:
        """(entity, rule) for what stands at [at, end) of the line."""
        names = self._candidates(line)
        if metric in OF_USERS or _of_a_firm(line, at, end):  # nobody has users or a margin himself
            names = [n for n in names if self.view.types.get(n.entity) != "person"]
        names = [] if self._of_the_house(line, names, at) else names
        if unnamed := nameless(line, names, at, end):
            return unnamed
        for find in (
            self._again,
            self._aged,
            self._each,
            self._listed,
            self._titled,
            self._work,
            self._wealth,
            self._attached,
            self._object,
            self._priced,
            self._held,
            self._users,
            self._own_clause,
            self._business,
            self._earlier_clause,
            self._later,
            self._the_company,
        ):
            name = find(line, names, at, end, metric)
            if name:
                return self._account(line, at, name, metric), find.__name__.strip("_").replace("_", " ")
        if metric == "duration" and GENERAL_TIME.search(line.text[:at]):
            return None, "a time in general"
        return self._account(line, at, self.carried.topic, metric), "carried over"

    def remember(self, quantity: Quantity, claim: Claim) -> None:
        """Keep what was said with a number, for the same number told again (这3亿篇)."""
        if quantity.value is not None:
            self.told[quantity.value, quantity.measure] = claim

    def again(self, line: Line, quantity: Quantity) -> Claim | None:
        """The claim to which “这3亿篇” points back."""
        pointing = quantity.value is not None and AGAIN.search(line.text, max(0, quantity.start - 2), quantity.start)
        return self.told.get((quantity.value, quantity.measure)) if pointing and quantity.value is not None else None

    def close(self, line: Line) -> None:
        """Remember the line's subject for the lines after it."""
        if not line.names:
            return
        topic, person, company, work, named = self.carried
        kinds, candidates = self.view.types, self._candidates(line)
        for name in line.names:
            kind = kinds.get(name.entity)
            person = name.entity if kind == "person" else person
            work = name.entity if kind == "media" and name.entity.startswith("《") else work
        companies = [n.entity for n in candidates if self._is_group(n.entity) and begins_clause(line, n) and not in_a_cause(line, n)]
        company = company if company in companies or not companies else companies[0]
        self.carried = Carried(self._main(line, candidates) or topic, person, company, work, named | {n.entity for n in line.names})

    def _of_the_house(self, line: Line, names: list[Named], at: int) -> bool:
        """“创始人某某宣布，公司…”, “该公司因放弃某某业务而裁员…”: the number of a clause that begins with the company, whoever is named beside it."""
        clause = line.text[line.clause_at(at)[0] : at]
        if not self.carried.topic or not THE_COMPANY.search(clause):
            return False
        beside = bool(names) and all(n.end <= line.clause_at(at)[0] and OUTSIDE.match(line.text[line.clause_at(n.start)[0] : n.start]) for n in names)
        return beside or BESIDE.match(clause) is not None or all(self.view.types.get(n.entity) == "person" for n in names)

    def _is_group(self, name: str) -> bool:
        """A company that belongs to no other, or is called as the one thing it makes (Zoom, 快手)."""
        entity = self.view.entity(name)
        return bool(entity) and entity.type in ("company", "product") and not entity.owner

    def _main(self, line: Line, candidates: list[Named]) -> str | None:
        """The name the sentence is mainly about: the first product or company that begins a clause, else the first of all."""
        names = [n for n in candidates if self.view.types.get(n.entity) in (*CARRIED_TYPES, "media")]
        names = [n for n in names if not is_compared(line, n) and not in_the_reason(line, n)]
        products = [n for n in names if self.view.types.get(n.entity) == "product"]
        starts = [n for n in products if begins_clause(line, n) and not in_a_list(line, n)]
        chosen = next(iter(starts or products or names), None)
        return chosen.entity if chosen else None

    def _candidates(self, line: Line) -> list[Named]:
        kinds = self.view.types
        names = [
            n
            for n in line.names
            if (kinds.get(n.entity) in SUBJECTS and n.entity not in VENUES)
            or n.entity.endswith("账号")
            or (kinds.get(n.entity) == "media" and AS_A_FIRM.match(line.text, n.end))
        ]
        names = [n for n in names if not (line.text[n.start - 1 : n.start] == "（" and SOURCE_TOLD.match(line.text, n.end))]
        names = [n for n in names if not is_set_aside(line, n)]
        people = [n for n in line.names if kinds.get(n.entity) == "person"]
        return names or [n for n in people if not (self.carried.topic and SAYS.match(line.text[n.end :]))]

    def _users(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“某公司两万员工，每人一百，就是两百万，某产品…”: users in a sum are those of the company's product that follows."""
        start, _ = line.clause_at(at)
        before, after = [n for n in names if n.end <= at], [n for n in names if n.start >= end]
        if metric not in OF_USERS or not before or not after or any(start <= n.start for n in before):
            return None
        product = self.view.entity(after[0].entity)
        ours = product and product.type == "product" and product.owner and product.owner == before[-1].entity
        return after[0].entity if ours else None

    def _again(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“在这3亿篇文章中，…占比2%”: a number told again is whose it was, and so is what is told of a part of it."""
        since = max((n.end for n in names if n.end <= at), default=0)
        for quantity in reversed([q for q in line.quantities if since <= q.start <= at]):
            before = self.again(line, quantity)
            if before and (quantity.start == at or OUT_OF_THEM.match(line.text, quantity.end)):
                return before.entity
        return None

    def _aged(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“某某现年50岁”: years of age are a person's."""
        if line.text.startswith("的", end) or not any(q.start == at and q.surface.endswith("岁") for q in line.quantities):
            return None
        if OF_MANY.search(line.text, line.clause_at(at)[0], at):
            return None
        people = [n for n in line.names if n.end <= at and self.view.types.get(n.entity) == "person"]
        return people[-1].entity if people else self.carried.person

    def _each(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“甲、乙的月活分别为1亿和2亿”: one number for each name."""
        quantity = next((q for q in line.quantities if q.start == at), None)
        people = [n for n in line.names if self.view.types.get(n.entity) == "person"]
        each = [member(line, quantity, listed) for listed in (names, people)] if quantity else []
        return next((name.entity for name in each if isinstance(name, Named)), None)

    def _listed(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“分为甲、乙两种”: parts listed right before their count belong to one owner, and so does the count."""
        parts: list[Named] = []
        edge = at
        for name in reversed([n for n in line.names if n.end <= at]):
            if line.text[name.end : edge].strip("、和及与以") or self.view.types.get(name.entity) != "feature":
                break
            parts.append(name)
            edge = name.start
        owners = {entity.owner for n in parts if (entity := self.view.entity(n.entity))}
        return owners.pop() if len(parts) > 1 and len(owners) == 1 else None

    def _titled(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“《某文》一文点赞超过1万”: a work has readers of its own, where no other name comes between."""
        closed = line.text.rfind("》", max(0, at - TITLE_REACH), at)
        title = TITLE.match(line.text, max(0, line.text.rfind("《", 0, closed)), at) if closed >= 0 else None
        if not title or any(title.end() <= n.start < at for n in names):
            return None
        since = line.text[title.end() : at]
        of_work = OF_WORKS.search(since) or (metric == "duration" and OF_WORKS.match(since))
        if not of_work or REPORTS.match(since) and metric != "duration" or re.search(r"[据和与]$", line.text[: title.start()]):
            return None
        known = (n.entity for n in line.names if title.start() <= n.start <= title.start() + 1 and title.end() - 1 <= n.end)
        return next(known, title.group())

    def _work(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        counted = metric in ("video_views", "other", None)
        anaphors = list(ANAPHOR.finditer(line.text[:at])) if counted and self.carried.work else []
        since = anaphors[-1].end() if anaphors else at
        between = any(since <= n.start < at and line.text[n.start - 1] not in "与和" for n in names)
        return self.carried.work if anaphors and not between else None

    def _wealth(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“李某手上股份市值…”: what a person owns is said of the person."""
        if metric not in ("money", "stake_pct", "growth_pct", "other"):
            return None
        people = [n for n in line.names if n.end <= at and self.view.types.get(n.entity) == "person"]
        before = [n for n in line.names if n.end <= at]
        if people and people[-1] is before[-1] and ITS_WEALTH.match(line.text, end):
            return people[-1].entity
        if not people:
            return self.carried.person if HIS_WEALTH.search(line.text[:at]) else None
        since = line.text[people[-1].end : at]
        owned = WEALTH.search(since) and not (metric == "growth_pct" and any(people[-1].end < n.start < at for n in names))
        return people[-1].entity if owned else None

    def _attached(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“第三名的X”, “四个月之后X”: the name that the number leads to."""
        lead = LEADS_TO.match(line.text, end)
        if not lead:
            return None
        name = next((n for n in names if end <= n.start <= lead.end() + 1), None)
        return name.entity if name and not self._owned_by_subject(line, name, at) else None

    def _owned_by_subject(self, line: Line, name: Named, at: int) -> bool:
        """True for a part of a product that is named before, itself or by its version."""
        entity = self.view.entity(name.entity)
        if not entity or not entity.owner or self.view.types.get(entity.owner) != "product":
            return False
        before = [self.view.entity(n.entity) for n in line.names if n.start < at]
        return any(other and entity.owner in (other.name, other.owner) for other in before)

    def _object(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """Who got the money: “花了…投资了X”, “向X注资…”, “X融资…，某某领投…”."""
        if metric != "money":
            return None
        start, stop = line.clause_at(at)
        got = GOT.search(line.text, start, at) if ROUND.match(line.text, end) else None
        if got:
            return self._getter(line, names, got.start())
        bought = re.match(r"(?:的?(?:现金|股票|股份|对价|价格))?，(?:全资|战略)?(?:收购|入股|并购)了?", line.text[end:])
        if bought:  # “以6亿美元现金，收购乙”
            return next((n.entity for n in names if n.start == end + bought.end()), None)
        given = re.search(r"(?:投资了?|入股了?|收购了?)", line.text[end:stop])
        if given:
            return next((n.entity for n in names if end + given.end() <= n.start < stop), None)
        taken = re.search(r"(?:向|对|给)(.{0,30}?)(?:注资|投资|增资|投入)$", line.text[start:at])
        if taken:
            inside = [n for n in names if start + taken.start() < n.start < at]
            return inside[-1].entity if inside else None
        if re.search(r"(?:领投|跟投|投资|注资)了?其(?:约|近|超过?)?$", line.text[start:at]):  # “某公司领投了其3亿元的融资”
            return self.carried.topic
        if re.search(r"(?:领投|跟投|(?<=[一-龥A-Za-z])(?:投资|注资|认购|出资))了?$", line.text[start:at]):
            earlier = [n for n in names if n.start < start and not is_compared(line, n)]
            return earlier[0].entity if earlier else None
        return None

    def _priced(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“某行重申评级，目标价为…”: what a share is to cost is said of the company of the text, where no other is named in the sentence."""
        start, _ = line.clause_at(at)
        priced = metric == "money" and TARGET_PRICE.search(line.text, start, at)
        return self.carried.company if priced and not any(n.end <= at for n in names) else None

    def _getter(self, line: Line, names: list[Named], got: int) -> str | None:
        """Who gets money from another: the last name before the verb in its clause, else, in a clause of time (获某某投资后，…), the first name
        after it, else whom the sentence before it is about."""
        start, stop = line.clause_at(got)
        within = [n for n in names if start <= n.start < got]
        after = [n for n in names if n.start >= stop] if re.search(r"之?后，?$", line.text[start:stop]) else []
        before = [n for n in names if n.start < start and not is_compared(line, n)]
        found = within[-1:] or after[:1] or before[:1]
        return found[0].entity if found else self.carried.topic

    def _held(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """Whose stock a stake is: the company named last before the holder's clause, holders left out; else the one carried over."""
        if metric != "stake_pct" and not (VOTES_AFTER.match(line.text, end) or VOTES_BEFORE.search(line.text, max(0, at - 10), at)):
            return None
        holder = holder_of(line, at)
        if holder:
            return holder
        start, _ = line.clause_at(at)
        within = [n for n in names if start <= n.start < at]
        bought = within and BOUGHT.search(line.text, start, within[-1].start) and line.text[within[-1].end : at].strip() in ("", "的")
        if len(within) > 1 or bought:  # “收购乙100%的股权”
            return within[-1].entity
        earlier = [n for n in names if n.start < start and not HOLDER.match(line.text[n.end :]) and not BACKER.match(line.text[n.end :])]
        if earlier:
            return earlier[-1].entity
        held_by = [n.entity for n in names if n.start < at and HOLDER.match(line.text[n.end :])]
        return self.carried.topic if held_by and self.carried.topic not in held_by else None

    def _own_clause(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        start, stop = line.clause_at(at)
        before = [n for n in names if start <= n.start and n.end <= at and not is_compared(line, n) and not is_base(line, n, at, end)]
        if "、" in line.text[start:at] and re.search(r"等(?:在内的?)?$", line.text[start:at]):
            before = [n for n in before if not is_listed(line, n)]  # “甲、乙等上万家企业”: examples of what is counted
        owner = next((n for n in names if line.text[n.end : at] == "的" and not is_base(line, n, at, end)), None)
        if before or owner:
            return owner.entity if owner else before[-1].entity
        after = [n for n in names if end <= n.start < stop and not is_compared(line, n)]
        if after and not self._owned_by_subject(line, after[0], at):
            feature = self.view.types.get(after[0].entity) == "feature"
            owner = self.view.entity(after[0].entity)
            return owner.owner if feature and owner and owner.owner else after[0].entity
        return None

    def _business(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“数字媒体业务收入…”: a line of business without a name of its own is the company's."""
        if metric not in ("money", "growth_pct", "other", "duration"):
            return None
        for start, stop in reversed([c for c in line.clauses() if c[0] <= at]):
            if any(start <= n.start < stop for n in names) and not CAUSE.match(line.text[start:stop]):
                return None
            if BUSINESS.match(line.text[start:stop]):
                return self._of_the_company(line.text[start:stop]) or self.carried.company
        return None

    def _of_the_company(self, clause: str) -> str | None:
        """“云计算业务”, where the company's product is also called so with the company's name before it."""
        line_of = re.match(r"(?:预计|预期|其|公司)?([一-龥]{2,6}?)业务", clause)
        owned = (e for e in self.view.lexicon.entities if e.owner and e.owner == self.carried.company)
        return next((e.name for e in owned if line_of and any(n.endswith(line_of.group(1)) for n in e.names)), None)

    def _earlier_clause(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        for start, stop in reversed([c for c in line.clauses() if c[1] <= at]):
            if self.carried.topic and THIS_ONE.search(line.text[start:stop]):
                return self.carried.topic
            inside = [n for n in names if start <= n.start < stop and not is_compared(line, n) and not BACKER.match(line.text[n.end :])]
            if len(inside) > 2 and line.text[inside[0].end : inside[1].start] == "、":
                continue  # a list of parts; what is said of the whole is said of their owner, named before
            if inside and is_head(line, inside[-1], stop):
                return inside[-1].entity
            if inside and not (CAUSE.match(line.text[start:stop]) and self.carried.topic):
                products = [n for n in inside if self.view.types.get(n.entity) in ("product", "feature")]
                return (products or inside)[0].entity
        return None

    def _later(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        after = [n for n in names if n.start >= end and not is_compared(line, n) and not in_the_reason(line, n)]
        if not after or re.search(r"(?:它|其|该公司|该产品)", line.text[:at]):
            return None
        return after[0].entity

    def _the_company(self, line: Line, names: list[Named], at: int, end: int, metric: str | None) -> str | None:
        """“该公司…”, “公司计划…”: the company of the text, not the product named last."""
        return self._house() if THE_COMPANY.search(line.text[:at]) else None

    def _house(self) -> str | None:
        """What “公司” means: the company of the text, else the maker of what it is about, where the text names him."""
        topic = self.view.entity(self.carried.topic) if self.carried.topic else None
        return self.carried.company or (topic.owner if topic and topic.owner in self.carried.named else self.carried.topic)

    def _account(self, line: Line, at: int, name: str | None, metric: str | None) -> str | None:
        """A version's number is its product's; followers and views are those of an account where the lexicon has one."""
        entity = self.view.entity(name) if name else None
        if entity and entity.owner and VERSION.fullmatch(entity.name.removeprefix(entity.owner)):
            return entity.owner
        if metric not in ("followers", "video_views") or not name or name.startswith("《"):
            return name
        account = self.view.entity(f"{name}B站账号")
        return account.name if account else name


def _of_a_firm(line: Line, at: int, end: int) -> bool:
    """A margin, a revenue or a market share told in the number's clause, or right after it."""
    start, stop = line.clause_at(at)
    return bool(OF_FIRMS.search(line.text, start, at) or FIRMS_INCOME.match(line.text, end, stop))
