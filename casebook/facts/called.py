"""What a number is called where the name of its metric would say more than the text does.

用户 without more counts as registered in the data, but nobody said that they signed up; schools are organisations, but not companies; a
single vote is no average; followers gained are not all there are; a share of something is told with what it is a share of. The metric stays in the data, only its words are narrowed.
"""

import re
from dataclasses import dataclass

from casebook.corpus.script import simplify
from casebook.facts.metrics import load_metrics
from casebook.facts.records import Claim

BEFORE, AFTER = 14, 8  # characters around a number in which its noun stands: “总注册用户超过1000万”, “2亿注册用户”
SIGNED_UP = re.compile("注册|开户")
INDIVIDUAL = re.compile("个人(?:用户|使用者)")
SCHOOLS = re.compile("所")
STAFF = re.compile("名?(?:研发|开发|技术|工程)(?:人员|师)")
GAINED = re.compile("[吸涨圈增]粉(?:丝)?[^，。；]{0,3}$")  # right before a number of followers: those who came, not all there are
SMALL_FIRMS = re.compile("中小(?:企业|公司)")
VOTE = re.compile(r"怒打|打|好评|差评|给|“")  # what comes right before a vote
SHARE_OF = re.compile(
    r"^(?:还|仍|也|都|远)?(?:达不到|不到|不足|不及|超过|相当于|约为?|只有)?(?P<base>[^的\d]{1,12})的(?:[一二三四五六七八九十百千万]+分之|\d)"
)


@dataclass(frozen=True)
class Called:
    """A name for what a number counts, `form` how an English sentence holds it, and what it counts."""

    en: str
    zh: str
    form: str
    counts_en: str = ""
    counts_zh: str = ""


UNSAID = ("whom the article calls so, without saying what makes one", "文章这样称呼的人，未说明怎样才算")
USERS = Called("Users", "用户", "{} users", *UNSAID)
INDIVIDUALS = Called("Individual users", "个人用户", "{} individual users", *UNSAID)
SMALL = Called("Small and medium-sized companies", "中小企业", "{} small and medium-sized companies")
DEVELOPERS = Called("Developers put into a release, by its makers' word", "投入的研发人员（厂商说法）", "{} developers")
OF_SCHOOLS = Called("Schools", "学校", "{} schools")
NEW_FOLLOWERS = Called("Followers gained", "新增粉丝", "{} new followers")
VOTES = Called("Single votes", "个人打分", "single votes of {}")
FORMS = {
    "registered_users": "{} registered users",
    "monthly_active_users": "{} monthly active users",
    "daily_active_users": "{} daily active users",
    "followers": "{} followers",
    "employees": "{} employees",
    "app_store_rank": "App Store rank {}",
    "app_rating": "rated {}",
    "growth_pct": "growth of {}",
    "stake_pct": "a stake of {}",
}


def is_vote(claim: Claim) -> bool:
    """Whether a rating is what single people gave, and not the average."""
    return claim.metric == "app_rating" and bool(VOTE.search(simplify(claim.sentence[: claim.start - claim.sentence_start])[-8:]))


def called(claim: Claim) -> Called:
    """How to call what a number counts."""
    if is_vote(claim):
        return VOTES
    if claim.metric == "orgs" and SCHOOLS.search(simplify(claim.surface)):
        return OF_SCHOOLS
    if claim.metric == "orgs" and SMALL_FIRMS.match(simplify(claim.sentence[claim.end - claim.sentence_start :])):
        return SMALL
    if claim.metric == "launch_effort" and STAFF.match(simplify(claim.sentence[claim.end - claim.sentence_start :])):
        return DEVELOPERS
    if claim.metric == "followers" and GAINED.search(simplify(claim.sentence[: claim.start - claim.sentence_start])):
        return NEW_FOLLOWERS
    metric = load_metrics()[claim.metric]
    if claim.metric == "registered_users":
        at = claim.start - claim.sentence_start
        around = simplify(claim.sentence[max(0, at - BEFORE) : at + len(claim.surface) + AFTER])
        if not SIGNED_UP.search(around):
            return INDIVIDUALS if INDIVIDUAL.search(around) else USERS
    return Called(metric.en, metric.zh, FORMS.get(claim.metric, "{}"), metric.counts_en, metric.counts_zh)


def share_of(claim: Claim) -> str | None:
    """Of what a share is one, as printed in Simplified: 微信 in 不到微信的十分之一."""
    found = SHARE_OF.match(simplify(claim.surface)) if claim.unit in ("%", "ratio") else None
    return found["base"] if found else None
