"""How Chinese accounts claim and how they do not: no space divides words, what is done stands
behind who does it, and a city's schools write in two scripts.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.discovery.words import district_of
from crawler.model.words.captions.captions import Student
from crawler.model.words.listening import Listener, caption, listener
from crawler.model.words.reading import read
from tests.builders import PHRASES

PROFILES = json.loads(
    (Path(__file__).parents[3] / "golden" / "word_sets" / "profiles.json").read_text("utf-8")
)


def a_district() -> Listener:
    return listener(district_of(PROFILES["h-zh"]), PHRASES)


@pytest.mark.parametrize(
    "said",
    [
        "云溪中学官方微博旧号，已停更",
        "云溪中学官方账号，现已注销",
        "云溪中学官方账号（并不是）",
        "官方账号是@云溪中学，不是我",
        "与云溪中学官方账号无关",
        "食堂由云溪中学管理",
        "在云溪中学管理宿舍",
        "云溪中学宿舍管理",
        "校服由云溪中学指定",
        "云溪中学官方指定摄影机构",
        "由云溪中学学生运营",
        "我家猫的官方账号 云溪中学",
        "被云溪中学官方账号拉黑",
        "盗用云溪中学官方账号图片",
        "云溪中学官方账号真无聊",
        "跪求云溪中学官方群",
        "云溪中学官方账号的态度",
        "云溪中学官方账号（误）",
        "代表云溪中学参加省赛",
    ],
)
def test_stays_silent(said: str) -> None:
    assert read((("bio", said),), a_district()).counting == ()


@pytest.mark.parametrize(
    "said",
    [
        "雲溪中學官方賬号",
        "云溪中学管方账号",
        "云溪中学官丶方丶账丶号",
        "云溪中学官方账号，不是粉丝号",
        "云溪中学官方账号，未经授权禁止转载",
        "云溪中学官方账号，感谢粉丝支持",
        "云溪中学官方账号 如有假冒请举报",
        "谨防山寨号！本号为云溪中学官方账号",
        "云溪中学官方账号，原名云溪一中",
        "云溪中学官方新号，旧号已停用",
        "云溪中学官方粉丝团",
        "由云溪中学语文教研组共同维护的账号",
        "云溪中学心理健康中心运营",
        "本粉專由雲溪中學家長會經營管理",
        "云溪中学唯一公众号",
        "主管单位：云溪中学",
        "云溪日常📷 由云溪中学学生会宣传部运营",
        "我們是雲溪中學官方應援團 飛魚加油",
        "不止于学 云溪中学官方账号",
        "云溪中学学生处对外发布的正式账号",
        "管理员：云溪中学信息中心",
    ],
)
def test_a_claim_is_heard(said: str) -> None:
    assert len(read((("bio", said),), a_district()).counting) == 1


@pytest.mark.parametrize(
    ("field", "said", "claims"),
    [
        ("post:1", "这是云溪中学官方账号发布的通知", False),
        ("post:1", "这是云溪中学官方账号吗", False),
        ("post:1", "这是我家猫的官方账号", False),
        ("post:1", "声明：本号为云溪中学官方账号", True),
        ("post:1", "哈囉大家好～這裡是雲溪中學官方帳號", True),
        ("display_name", "官方打工人", False),
        ("display_name", "假官方", False),
        ("display_name", "官方丨云溪中学", True),
        ("display_name", "云溪中学「官方」", True),
        ("handle", "@云溪中学非官方", False),
        ("handle", "@云溪中学官方", True),
    ],
)
def test_posts_names_and_handles_claim_in_their_own_way(
    field: str, said: str, *, claims: bool
) -> None:
    assert bool(read(((field, said),), a_district()).counting) is claims


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("澄云中学官方账号", None),
        ("江州市望月中学官方账号", None),
        ("望月中学（成都）官方账号", None),
        ("我市望月中学官方账号", 4),
        ("云中学生会官方账号", 2),
        ("飛魚籃球隊官方帳號", 2),
        ("雲溪一小官方帳號", 3),
        ("云溪区学生资助管理中心官方账号", 1),
        ("请关注官方公众号“云溪教育”", None),
    ],
)
def test_a_name_is_known_in_both_scripts_and_never_inside_another(
    said: str, unit: int | None
) -> None:
    seen = read((("bio", said),), a_district()).representation

    assert (seen.unit_id if seen else None) == unit


@pytest.mark.parametrize(
    ("said", "student"),
    [
        ("我们是云溪中学学生会官方账号", Student.NONE),
        ("云溪中学有官方抖音吗？想给孩子看看", Student.NONE),
        ("请向全体同学转告：周五同学聚会取消", Student.NONE),
        ("学生会成员合影", Student.WEAK),
        ("儀隊練習花絮", Student.WEAK),
        ("恭喜李明同学", Student.STRONG),
        ("三年甲班戶外教學", Student.STRONG),
    ],
)
def test_a_caption_shows_whom_it_says(said: str, student: Student) -> None:
    assert caption("post:1", said, a_district()).student is student
