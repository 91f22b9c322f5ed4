"""Words with which people, critics and the press present themselves, in the five languages that the
packs ship; to be looked for in folded text. Pure.
"""

from __future__ import annotations

import re

_PEOPLE = (
    r"(?:parents?|moms|dads|famil(?:y|ies)|citizens|taxpayers?|tax payers|residents|voters"
    r"|neighbou?rs|students|teachers|community members)"
)
CRITIC = re.compile(
    rf"\b(?:concerned|angry|worried|frustrated|outraged|fed[- ]up) {_PEOPLE}\b"
    rf"|\b{_PEOPLE} (?:against|for change|for (?:real )?accountability|for transparency"
    r"|united against|deserve (?:better|answers)|demand)\b"
    r"|\bwatch ?dog\b|\b(?:school )?board watch\b|\bschools? watch\b|\bexpos(?:ed|ing)\b"
    r"|\b(?:recall|oust|fire|unseat) (?:the |our |your )?(?:(?:school )?board|superintendent"
    r"|principal|trustees)\b"
    r"|\bvote (?:no|them out)\b|\b(?:the )?(?:real )?truth about\b|\bwhat they (?:won t|don t) tell"
    r"|\bhold(?:ing)? [^.!?]{0,60}\b(?:accountable|to account)\b|\bwe deserve better\b"
    r"|\bask(?:s|ing)? (?:the )?(?:hard|tough|real) questions\b"
    r"|\bdemand(?:s|ing)? (?:answers|transparency|accountability)\b"
    r"|\b(?:no|stop|against) (?:the )?(?:levy|referendum|bond|cuts|closures?)\b"
    r"|\bpadres (?:preocupados|indignados|contra)\b|\bfamilias contra\b|\bla verdad sobre\b"
    r"|\bparents (?:inquiets|en colere|contre)\b|\bla verite sur\b|\bcollectif contre\b"
    r"|\b(?:bezorgde|verontruste|boze) ouders\b|\bouders tegen\b|\bde waarheid over\b"
    r"|家长维权|家長維權|真相揭露|曝光"
)
CRITIC_NAME = re.compile(r"\b(?:watch|uncovered|unfiltered|whistleblowers?|confidential)$")
"""How a critic's name ends."""
CRITIC_HANDLE = re.compile(
    r"watchdog|boardwatch|schoolswatch|exposed|accountab|parentsagainst|concernedparents"
    r"|concernedcitizens|taxpayers|forchange|truthabout|recallthe|voteno|deservesbetter"
)
PRESS = re.compile(
    r"\b(?:local|independent|community|regional|hyperlocal|county|area|statewide)"
    r" (?:news|journalism|newspaper|reporting|coverage|media|radio)\b"
    r"|\bnews ?(?:paper|outlet|site|station|desk)\b"
    r"|\bnewsrooms?\b|\bjournalis(?:m|ts?)\b|\breporters?\b|\bnewscasts?\b"
    r"|\b(?:weekly|daily) (?:paper|newspaper)\b|\bour (?:coverage|subscribers)\b"
    r"|\b(?:prep|high school) (?:sports|football|hoops) (?:coverage|network|news|scores|media)\b"
    r"|\bcover(?:ing|s|age of) (?:high school|prep|local|area|city|county|town)\b"
    r"|\brecruiting (?:news|coverage)\b|\b(?:send|submit) (?:us )?(?:news )?tips\b"
    r"|\bnoticias (?:locales|de la region)\b|\bperiodico\b|\bperiodistas?\b|\bdiario local\b"
    r"|\bjournal (?:local|independant|regional)\b|\bredaction\b|\bactualite locale\b"
    r"|\b(?:lokaal|lokale|regionaal|plaatselijk) (?:nieuws|krant|nieuwsblad)\b|\bredactie\b"
    r"|本地新闻|新闻网|报社|報社|记者|記者"
)
PUPILS_PRESS = re.compile(
    r"\bstudents?[ -](?:run|led|newspaper|news|publication|journalis\w*|media|reporters?|produced)"
    r"|\bschool (?:newspaper|news|yearbook|magazine)|\bperiodico (?:escolar|estudiantil)"
    r"|\bjournal (?:de l ecole|etudiant|lyceen)|\bschoolkrant|校报|校報|学生记者|校园"
)
LIFE = re.compile(
    r"\b(?:teach(?:es|ing|er)?|coach(?:es|ing)?|works? (?:at|for|with)|working (?:at|for)|serving"
    r"|employee|educator|principal (?:at|of)|(?:student|senior|junior|sophomore|freshman) (?:at|@)"
    r"|grad(?:uate)?|alum(?:na|nus|ni)?|mom|mum|dad|mother|father|husband|wife|married|grandma"
    r"|grandpa|parent|kids|children|sons?|daughters?"
    r"|retired|substitute|nurse|uncommitted|committed|he/him|she/her|they/them"
    r"|my (?:own|views|opinions"
    r"|class|classroom|students|team|job|life)|opinions?|views|i am|i m|i teach|i coach|i love"
    r"|enseigne|professeure?|maman|papa|docente?|maestr[ao]|profesora?|mama|leraar|docent|moeder"
    r"|vader|juf|meester)\b|老师|老師|教师|教師|妈妈|媽媽|爸爸"
)
"""What people write of their own lives; it counts only beside a person's name."""
TITLED = re.compile(
    r"(?:the )?\S+(?: \S+)? (?:family|fam)"
    r"|(?:coach|mr|mrs|ms|mx|miss|dr|prof|principal|sra?|mme|mlle|meester|juf)\b\.?(?: \S+){1,2}"
)
"""A family's name, or a person's with a title before it."""
_GROUP_WORDS = (
    r"class of (?:19|20)?\d\d|classes?|pt[ao]|pts[ao]|boosters?|booster club|alumni|association"
    r"|foundation|council|clubs?|teams?|staff|office|department|dept|library|kitchen|lab"
    r"|newspaper|yearbook|counseling|counsell?ors?|nurse|transportation|athletics?|activities"
    r"|student section|watch d\.?o\.?g\.?s\.?|dads club|reunion|committee|(?:senior )?grad night"
    r"|project graduation|after prom|gridiron club|dugout club|student services|makerspace"
    r"|multilingual learners?|special education|community education|early childhood|preschool"
    r"|girls|boys|mens|womens|lax|hoops|xc|polo|nordic|alpine|esports|bowling|archery|rugby|trap"
    r"|sailing|fencing|bocce|riflery|rodeo|equestrian|curling|handball|badminton|rowing|powerlifting"
    r"|aquatics|ultimate|flag football|unified(?: sports| champions)?|gridiron|dugout|fastpitch"
    r"|deca|ffa|fccla|hosa|bpa|nhs|njhs|fbla|skillsusa|tsa|j?rotc|gsa|bsu|fca|avid|mun|interact"
    r"|rotaract|key club|beta club|science olympiad|math league|scholars bowl|academic decathlon"
    r"|quiz bowl|mock trial|model un|link crew|green team|debate|anime|culinary|ceramics"
    r"|speech|drumline|color guard|winter ?guard|jazz|orchestras?|choirs?|marching|stem|pe|art"
    r"|music|mariachi|folklorico|steel band|pep band|percussion|majorettes|twirlers|dance team"
    r"|drill team|step team|broadcasting|literary magazine|tech crew|stage crew|thespians?"
    r"|kindergarten|(?:first|second|third|fourth|fifth|sixth) grade|room \d{1,3}|health"
    r"|volunteers?|parents|families|friends of|program|co op|varsity|jv"
)
GROUP_WORDS = re.compile(rf"\b(?:{_GROUP_WORDS})\b")
"""Words of groups, classes and activities of a school, as people write them in names; taken out
before the rest of a name is read."""
GROUP_ENDING = re.compile(rf"(?<=.{{4}})(?:{_GROUP_WORDS.replace(' ', '')})$")
"""The same at the end of a handle, where nothing parts words."""
NO_GROUP = re.compile(
    r"(?:country|yacht|rotary|lions|elks|kiwanis|gun|kennel|garden|fitness|health|night|comedy|supper"
    r"|beach|racquet|riding|swim and tennis) ?club|golf ?(?:course|links|resort|shop)"
    r"|(?:dance|yoga|music|art|karate|gymnastics|swim|driving) ?(?:studio|academy|center|school)\b"
)
"""Clubs and studios that share a place's name with a school, and words with its teams."""
FANS_NAME = re.compile(r"\b(?:student section|super ?fans?|nation|crazies|dawg pound|die hards?)\b")
"""How the crowd in the stands calls itself."""
