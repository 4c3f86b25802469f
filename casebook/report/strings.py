"""The words of the report that no notebook writes: labels of the page, the PDF and the slides, in both editions.

One table, so that the two languages are edited side by side: key → (English, Chinese). `{…}` are filled with str.format.
"""

STRINGS: dict[str, tuple[str, str]] = {
    # punctuation
    "colon": (": ", "："),
    "comma": (", ", "，"),
    "semicolon": ("; ", "；"),
    "open_bracket": (" (", "（"),
    "close_bracket": (")", "）"),
    "space": (" ", ""),
    "to": ("–", "至"),
    "listing": (", ", "、"),
    # the edition
    "html_lang": ("en", "zh-Hans"),
    "other_lang": ("zh", "en"),
    "other_html_lang": ("zh-Hans", "en"),
    "other_name": ("中文版", "English"),
    "as_of": ("As of {date}", "截至{date}"),
    "articles_hash": ("SHA-256 of the articles {hash}…", "文章集SHA-256：{hash}…"),
    "version": ("Casebook {version}", "Casebook {version}"),
    # finding one's way
    "skip": ("Skip to the report", "跳到正文"),
    "contents": ("Contents", "目录"),
    "search": ("Search", "搜索"),
    "search_label": ("Search this report", "在报告中搜索"),
    "search_none": ("Nothing found for “{query}”.", "没有找到“{query}”。"),
    "search_some": ("{n} places found.", "找到{n}处。"),
    "close": ("Close", "关闭"),
    "to_dark": ("Dark", "深色"),
    "to_light": ("Light", "浅色"),
    "elsewhere": ("This report elsewhere", "本报告的其他形式"),
    "handout": ("One page", "一页简报"),
    "slides": ("Slides", "幻灯片"),
    "facts_data": ("Data", "数据"),
    "cite_this": ("Cite this report", "引用本报告"),
    "citation": (
        "Casebook. “{title}.” Edition of {as_of}, SHA-256 of the articles {hash}…, version {version}.",
        "Casebook：《{title}》，{as_of}版，文章集SHA-256 {hash}…，程序版本{version}。",
    ),
    "copy_it": ("Copy", "复制"),
    "copied": ("Copied", "已复制"),
    "link_here": ("Link to this finding", "本条发现的链接"),
    "summary": ("Summary", "摘要"),
    "key_findings": ("Key findings", "核心发现"),
    "standing_key": (
        "Signs: ✓ independent sources state it; 1 it rests on one article or source, wholly or in its core or details, or its sources "
        "retell one event; ○ articles only imply it; ≠ sources contradict; – true of all articles read; ∴ our own inference.",
        "符号：✓ 不同来源各自明说；1 全部、核心或部分内容只凭一篇或一个来源，或各来源转述同一件事；○ 只有暗示；≠ 来源互相矛盾；– 各篇都是如此；∴ 本报告的推断。",
    ),
    "noted_sign": (
        "※ beside a source: articles differ in words or in what they count, and both may hold; read with care.",
        "编号旁的※：各篇措辞或口径不同，可能都成立，须留意。",
    ),
    "contradicted_sign": ("≠: articles, or one within itself, contradict.", "≠：各篇之间或一篇之内互相矛盾。"),
    "see_changes": ("See what changed", "见本期变化"),
    "news": ("New since then", "本期变化"),
    "missing": ("This part is missing from this report: {why}. The other parts are whole.", "本部分未能生成：{why}。其余部分完整。"),
    # findings
    "is_disputed": ("disputed", "有争议"),
    "is_noted": ("see note", "见说明"),
    "caveat": ("Keep in mind", "须注意"),
    "answer": ("Answer", "回答"),
    "figure": ("Figure {n}", "图{n}"),
    "rest_in_figure": (" and figure {n}", "及图{n}"),
    "see_figure": ("See figure {n}", "见图{n}"),
    "table": ("Table", "表"),
    "passages": ("{n} passages", "{n}处原文"),
    "passages_one": ("1 passage", "1处原文"),
    "passages_short": ("{n} passages", "{n}处"),
    "passages_more": ("and {n} more", "另{n}处"),
    "rests_on": ("Rests on", "依据"),
    # evidence
    "evidence": ("Evidence", "证据"),
    "evidence_intro": (
        "The sentences that this report cites, folded by article, in their original wording, long ones shortened. S3·12 is sentence 12 of article S3.",
        "本报告引用的原文，按文章列出，点开即见；长句有删节。S3·12指文章S3的第12句。",
    ),
    "evidence_on_paper": (
        "The sentences that this report cites, numbered by first citation, in their original wording, long ones shortened; what is meant is underlined. "
        "S3·12 is sentence 12 of article S3. The pages after → cite the sentence.",
        "本报告引用的原文，按首次引用的先后编号，长句有删节，下划线标出所指的词句。S3·12指文章S3的第12句；→后为引用它的页码。",
    ),
    "evidence_open": ("Evidence {id}", "证据{id}"),
    "published": ("Date", "日期"),
    "speaker": ("Who says so", "谁说的"),
    "read": ("Read as", "读取结果"),
    "gloss": ("In English", "译文"),
    "agrees": ("Says the same, independently", "独立印证"),
    "same_wording": ("Same wording", "措辞相同"),
    "contradicts": ("Contradicted in", "与之矛盾"),
    "noted": ("Read with care", "须留意"),
    "undated": ("undated", "未注明日期"),
    "no_publisher": ("publisher unknown", "发布者不详"),
    # figures and tables
    "picture": ("Picture in the section “{heading}”", "“{heading}”一节中的图"),
    "source": ("Source", "资料来源"),
    "note": ("Note", "注"),
    "data": ("Data and description", "数据与说明"),
    "download": ("Download", "下载"),
    "filter_label": ("Filter: {what}", "筛选：{what}"),
    "unfold": ("{title}: {n} rows", "{title}：{n}行"),
    "shown": ("{n} of {all} shown", "显示{n}项，共{all}项"),
    "scroll_hint": ("scroll →", "可左右滑动 →"),
    "scroll_table": ("{title}, scrollable", "{title}（可左右滚动）"),
    # disputes
    "disputes": ("Disputes", "分歧"),
    "disputes_here": ("{n} places where the sources differ", "有{n}处说法不一"),
    # cards and sources
    "products": ("products", "产品"),
    "also_named": ("Also named", "其余名称"),
    "name": ("Name", "名称"),
    "what_it_is": ("What it is", "是什么"),
    "what_is_told": ("What the articles tell", "文章所述"),
    "mentions": ("{n} mentions", "提及{n}次"),
    "mentions_one": ("1 mention", "提及1次"),
    "publisher": ("Publisher", "发布者"),
    "alone": ("What only this article says", "仅此篇提到"),
    "repeats": ("What it shares with others", "与他篇相同"),
    "how_dated": ("how it is known", "如何得知"),
    "how_known": ("how known: {why}", "依据：{why}"),
    # the rehearsal
    "no_theme_speaks": (
        "None of the themes’ findings is supported by these articles: there is nothing to be asked about.",
        "这批文章不支持任何主题的任何一条发现，没有可问的。",
    ),
    "theme_silent": ("None of its findings is supported by these articles.", "这批文章不支持它的任何一条发现。"),
    "asked_of": ("Asked of: {finding} ({standing})", "针对：{finding}（{standing}）"),
    "also_there": ("and {ids}", "另见{ids}"),
    # PDF and slides
    "page": ("Page {n} of {all}", "第{n}页，共{all}页"),
    "on_page": ("p. {n}", "第{n}页"),
    "say": ("Say", "可以说"),
    "question": ("Likely question", "可能的提问"),
    "change_our_mind": ("What would change our mind", "什么证据会改变结论"),
    "would_change": ("What would change our mind: {n} things no article gives", "什么会改变结论：文章都没有给出的{n}样证据"),
    "appendix": ("Appendix", "附录"),
    "also_found": ("More findings, {firm} of {n} corroborated: {theme}", "另有{n}条发现，{firm}条获印证：{theme}"),
    "weighed": ("Also weighed", "另须权衡"),
    "more_disputes": ("More disputes, {open} of {n} unresolved: {kinds}", "另有{n}处分歧，{open}处未决：{kinds}"),
    "one_source": ("All that was read comes from one source", "所读文章出自同一来源"),
    "articles_read": ("{articles} articles come from {origins} independent sources", "{articles}篇文章，来自{origins}个独立来源"),
    "key_evidence": ("Behind the findings, word for word: {ids}", "结论所据原文：{ids}"),
    "counted": ("{title} ({n}/{all})", "{title}（{n}/{all}）"),
    "lot_findings": ("Other findings", "其他发现"),
    "lot_differences": ("More disputes", "其他分歧"),
    "lot_sources": ("The articles read", "所读文章"),
    "lot_evidence": ("Sentences cited, word for word", "所引原文"),
    "contradict": ("The articles contradict one another, or themselves, in {n} places", "文章之间或一篇之内，共{n}处矛盾"),
    "contradict_once": ("The articles contradict one another, or themselves, in one place", "文章之间或一篇之内，有一处矛盾"),
    "differ": ("No article contradicts another here; {n} differences need care", "文章在此没有互相矛盾，有{n}处出入须细读"),
    "differ_once": ("No article contradicts another here; one difference needs care", "文章在此没有互相矛盾，有一处出入须细读"),
    "disputes_found": ("Contradictions among the articles: {hard}; to read with care: {soft}", "文章互相矛盾{hard}处，须细读的出入{soft}处"),
    "say_disputes": (
        "Here the articles contradict one another. We show every side and average nothing.",
        "这些地方各篇互相矛盾。我们并列各说，不取平均。",
    ),
    "say_differences": (
        "Here the articles differ, and more than one side may hold. We show every side and average nothing.",
        "这些地方各篇说法不同，可能都对。我们并列各说，不取平均。",
    ),
    "say_changes": (
        "If any of this turned up in an article, this is what we would write instead.",
        "以下证据只要在文章里出现一项，结论就要照此改写。",
    ),
    "open": ("Open", "未决"),
    "drawn_from": ("{articles} (listed in the appendix)", "{articles}（见附录）"),
    "settled": ("Nothing here rests on one source alone or is disputed.", "各项结论都有多个来源，且无分歧。"),
    # the workbook in a chart
    "sheet_data": ("Data", "数据"),
    "sheet_layout": ("Layout", "版面"),
    "col_measure": ("Measure", "口径"),
    "col_statement": ("Statement", "说法"),
    "col_value": ("As written", "写法"),
    "col_end": ("As written, at its end", "写法（末端）"),
    "col_pair": ("Before and after", "前后"),
    "col_low": ("Value, or from", "数值（或下限）"),
    "col_high": ("Value, or to", "数值（或上限）"),
    "col_from_day": ("From (day)", "起始日"),
    "col_to_day": ("To (day)", "截止日"),
    # the handout
    "brief": ("Brief", "简报"),
    "numbers_that_matter": ("The numbers that matter", "关键数字"),
    "number": ("Number", "数字"),
    "rank_before": ("before: {value}, {when}", "此前：{value}，{when}"),
    "number_of": ("What, of whom, when", "指标、对象与时间"),
    "numbers_rule": (
        "Picked by rule: from the headlines of answers and key findings, then from their text; by origins, then by articles. "
        "None of them is in dispute.",
        "按规则选取：先取各项回答与核心发现标题中的数字，再取正文；依次按独立来源数、文章数排列。来源互相矛盾的数字不在此列。",
    ),
    "gravest": ("The gravest contradiction", "最突出的矛盾"),
    "gravest_some": ("The gravest contradictions", "最突出的矛盾"),
    "gravest_soft": ("Where sources differ", "各篇说法不一之处"),
    "never_averaged": ("Side by side, never averaged.", "各家数字并列，不取平均。"),
    "also_answered": ("Also answered", "另有回答"),
    "theme_fallen": ("The theme’s answer: {standing}", "本题的回答：{standing}"),
    "read_on": ("Read on", "继续阅读"),
    "in_files": ("In this folder: {files}", "同一文件夹中：{files}"),
    "in_chapters": ("Chapters:", "可先读："),
    "chapter": ("Chapter {n}", "第{n}章"),
    "look_up_how": ("S3·12 is sentence 12 of article S3.", "S3·12指文章S3的第12句。"),
    "look_up_where": (
        "On the page report.en.html it opens the sentence; in report.en.pdf the sentence stands in the last chapter.",
        "在report.zh.html中点开编号即见原文；在report.zh.pdf中，原文列于最后一章。",
    ),
    "not_all_articles": ("{n} more under Sources", "其余{n}篇见“来源”一章"),
    "speaker_hints": (
        "A reference such as [S3·12] leads to the slide that shows its sentence; the appendix begins on slide {n}. These notes give each slide a "
        "sentence to say, what to keep in mind, and likely questions with their answers. A chart’s numbers and labels are those of its workbook: Edit data.",
        "点[S3·12]这样的编号，跳到列出原句的那一页；附录从第{n}页开始。每页备注有一句可以说的话、须注意之处、可能的提问与回答。"
        "图表的数值和标注都取自所附工作表，点“编辑数据”即可修改。",
    ),
    "speaker_keys": (
        "Arrow keys: next and back; the appendix follows the last slide. S: speaker view. O: all slides. F: full screen. A click on a "
        "reference opens its sentence, Esc closes it. ?: all keys. To print: add ?print-pdf to the address.",
        "方向键：前后翻页，附录接在最后一页之后；S：演讲者视图；O：全部幻灯片；F：全屏；点编号看原句，Esc关闭；?：全部快捷键。"
        "打印：在网址后加?print-pdf。",
    ),
}


def strings(lang: str) -> dict[str, str]:
    """The table in one language (en or zh)."""
    column = 1 if lang == "zh" else 0
    return {key: pair[column] for key, pair in STRINGS.items()}
