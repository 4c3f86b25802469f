from test_conclude import DOWNLOADS, NEVER, USERS, conclude


def test_a_finding_carries_the_numbers_that_its_words_say(english, facts):
    words = {"en": "By {users.as_of} DingTalk had {users} users.", "zh": "钉钉用户{users}。"}
    (told,) = conclude(english, facts, words, {"users": USERS}).numbers
    assert (told.value, told.printed, told.hedges) == ("more than 3 million", "300万", ["more_than"])
    assert (told.of, told.as_of, told.evidence) == ("DingTalk", "March 2016", ["S1·1", "S2·1", "S3·1"])
    assert (told.articles, told.origins, told.headline, told.disputes) == (3, 2, False, [])


def test_a_number_in_the_headline_says_so_and_a_mere_date_is_none(english, facts):
    headline = {"en": "{users} users", "zh": "用户{users}"}
    assert conclude(english, facts, {"en": "Users", "zh": "用户"}, {"users": USERS}, headline=headline).numbers[0].headline
    assert conclude(english, facts, {"en": "By {users.as_of}", "zh": "到{users.as_of}"}, {"users": USERS}).numbers == []


def test_a_disputed_number_knows_its_dispute(english, facts):
    found = conclude(english, facts, {"en": "{downloads}", "zh": "{downloads}"}, {"downloads": DOWNLOADS})
    assert found.numbers[0].disputes == found.disputes


def test_what_the_articles_do_not_give_is_no_number(english, facts):
    assert conclude(english, facts, {"en": "{never}", "zh": "{never}"}, {"never": NEVER}).numbers == []
