"""Words: names stay whole, stop words and numbers are left out, nobody else's dictionary changes."""

from casebook.words.tokens import count_words, tokenizer, words


def test_names_stay_whole_and_are_counted():
    counted = dict(count_words("点点虫从来往更名而来。点点虫面向年轻人，私域流量与它无关。"))
    assert counted["点点虫"] == 2
    assert counted["来往"] == 1
    assert counted["私域流量"] == 1


def test_stop_words_numbers_and_single_characters_are_left_out():
    assert list(words("但是我们在2020年有3.5亿的用户，的、了、和。")) == ["用户"]


def test_of_an_address_no_part_is_a_word():
    assert list(words("用户见https://news.example.com.cn/a_b?x=jpg，平台见www.example.cn。邮箱ab@example.cn，用户")) == [
        "用户",
        "平台",
        "邮箱",
        "用户",
    ]
    assert list(words("看见Node.js与平台")) == ["看见", "Node", "js", "平台"]


def test_the_most_frequent_first_then_by_the_word():
    assert count_words("社交社交电商办公") == [("社交", 2), ("办公", 1), ("电商", 1)]


def test_the_global_dictionary_is_left_alone():
    list(words("点点虫"))
    import jieba  # after the first use, which imports it with the warnings of its source silenced

    assert tokenizer() is not jieba.dt
    assert "点点虫" not in jieba.dt.FREQ


def test_no_text_no_words():
    assert count_words("") == []
