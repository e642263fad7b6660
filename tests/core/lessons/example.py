"""A lesson of the tests: one step of every kind, and every key."""

TEXT = """\
title   = { en = "Title", zh = "标题" }
summary = { en = "Summary", zh = "摘要" }
minutes = 6
needs   = ["softmax"]

[[step]]
text   = { en = "Move $x_1$.", zh = "移动 $x_1$。" }
screen = "gradient?x=1,0&y=1,0&view=line"
kind   = "do"
goal   = "s_1 > 0.9"
moves  = ["x_1"]
path   = [{ x = "2,0" }, { x = "3,0" }]
hint   = { en = "To the right.", zh = "向右。" }
after  = { en = "It is.", zh = "是的。" }

[[step]]
text     = { en = "Two.", zh = "二。" }
kind     = "say"
question = { en = "Which?", zh = "哪个？" }
choices  = [
  { en = "This.", zh = "这个。", right = true },
  { en = "That.", zh = "那个。", why = { en = "No.", zh = "不。" } },
]

[[step]]
text     = { en = "Three.", zh = "三。" }
kind     = "say"
question = { en = "How much?", zh = "多少？" }
number   = "s_1 + y_1"
digits   = 3

[[step]]
text     = { en = "Four.", zh = "四。" }
kind     = "say"
question = { en = "What is it?", zh = "是什么？" }
formula  = "gradient"
form     = "short"
answer   = "s*sum(y) - y"

[[step]]
text     = { en = "Five.", zh = "五。" }
kind     = "predict"
question = { en = "And now?", zh = "现在呢？" }
number   = "g_1"
then     = { x = "9,0", screen = "?y=0,1" }

[[step]]
text = { en = "Six.", zh = "六。" }
kind = "see"
"""

BARS = """\
title   = "Bars"
summary = "A guess on a bar."
minutes = 1
[[step]]
text     = "Here."
screen   = "?x=0,0,0&y=1,1,0"
kind     = "predict"
question = "Where?"
bar      = "g_2"
then     = { x = "1,0,0" }
"""
"""A guess on a bar."""
