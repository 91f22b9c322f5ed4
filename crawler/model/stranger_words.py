"""Words with which people, critics and the press present themselves, in the five languages that the
packs ship; to be looked for in folded text. Pure.
"""

from __future__ import annotations

import re

_PEOPLE = (
    r"(?:parents?|moms|dads|famil(?:y|ies)|citizens|taxpayers?|tax payers|residents|voters"
    r"|neighbou?rs|students|teachers|community members)"
)
_GROWN_UPS = (
    r"(?:parents|moms|dads|families|citizens|taxpayers|residents|voters|neighbou?rs"
    r"|communit(?:y|ies))"
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
    r"|\bdemand(?:s|ing)? (?:answers|transparency|accountability|better|change|action)\b"
    rf"|\b{_GROWN_UPS} united\b|\b{_PEOPLE} (?:fighting|opposed|(?:un)?happy with|who oppose)\b"
    rf"|\b{_PEOPLE} for (?:an? )?(?:fair(?:ness)?|better|honest|quality|equit(?:y|able)|excellence"
    r"|choice|reform|common sense|responsible|freedom|liberty|neighbou?rhood schools"
    r"|smaller classes|safe(?:r)? schools|strong(?:er)? schools|public schools|kids|truth)\b"
    r"|\b(?:taxpayers?|tax payers|citizens|residents|voters|neighbou?rs) (?:alliance|association"
    r"|league|union|coalition|network|party|action)\b|\bno on (?:the )?[^.!?]{0,60}\b(?:levy"
    r"|referendum|bond|override|question|measure)\b|\bno confidence\b"
    r"|\b(?:no|stop|against) (?:the )?(?:levy|referendum|bond|cuts|closures?)\b"
    r"|\bpadres (?:preocupados|indignados|contra|unidos)\b|\bfamilias (?:contra|unidas)\b"
    r"|\bla verdad sobre\b|\bexigimos\b"
    r"|\bparents (?:inquiets|en colere|contre)\b|\bla verite sur\b|\bcollectif contre\b"
    r"|\bnous exigeons\b"
    r"|\b(?:bezorgde|verontruste|boze) ouders\b|\bouders (?:tegen|in actie)\b"
    r"|\bde waarheid over\b|\bwij eisen\b"
    r"|家长维权|家長維權|真相揭露|曝光"
)
CAMPAIGN = re.compile(
    r"\bgrass ?roots (?:group|movement|effort|organi[sz]ation|campaign)\b|\bvote (?:yes|no) on\b"
    r"|\btime for (?:new leadership|change)\b|\bwe (?:strongly )?oppose\b"
    r"|\b(?:sign|signez|firma|firme|teken) (?:the|our|this|la"
    r"|nuestra|notre"
    r"|de|onze) (?:petition|peticion|petitie)\b|\bpetition (?:to|against)\b"
    r"|\b(?:oppos(?:e|ing)|fight(?:ing)?|against|stop) [^.!?]{0,50}\b(?:redistricting"
    r"|boundar(?:y|ies)"
    r"|layoffs?|cuts|closures?|closing|levy|levies|referendum|bond|mandates?|curriculum|bans?)\b"
    r"|\bsave (?:our|the) (?:[a-z]+ ){0,3}(?:schools?|librar(?:y|ies)|teachers?"
    r"|librarians?|programs?)\b"
    r"|\bnew leadership (?:at|for|in)\b|\bspeak up at the board\b|\bnos oponemos\b|\bno al cierre\b"
    r"|\bnous nous opposons\b|\bnon a la fermeture\b|\bwij zijn tegen\b|\bnee tegen\b"
    r"|请愿|請願|反对|反對|抗议|抗議"
)
"""What a campaign says; a group of a school may say it too, so it does not count beside a name
that is made of ours."""

CRITIC_NAME = re.compile(r"\b(?:watch|uncovered|unfiltered|whistleblowers?|confidential)$")
"""How a critic's name ends."""
CRITIC_HANDLE = re.compile(
    r"watchdog(?!s)|boardwatch|schoolswatch|exposed|accountab|parentsagainst|concernedparents"
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
    r"|\b(?:home ?town|small ?town) (?:news)?paper\b|\bletters to the editor\b"
    r"|\bobituaries\b|\bobits\b"
    r"|\bpolice blotter\b|\bheadlines\b|\bbreaking news\b|\bsports ?desk\b|\bsports ?writers?\b"
    r"|\bcolumnists?\b|\bphotojournalists?\b|\bfreelance\b|\bstory ideas\b"
    r"|\b\d{2,3}\.\d ?fm\b|\bnon ?profit news\b|\bprep (?:report|insider|rankings"
    r"|red ?zone|zone|scoops"
    r"|spotlight|roundup|scoreboard|podcast|stars|scores)\b|\bon prep (?:sports|football|hoops)\b"
    r"|\b(?:scouting|recruiting) (?:reports?|services?|analyst|rankings|profiles)\b"
    r"|\brecruiting (?:news|coverage)\b|\b(?:send|submit) (?:us )?(?:news )?tips\b"
    r"|\bnoticias (?:locales|de la region)\b|\bperiodico\b|\bperiodistas?\b|\bdiario local\b"
    r"|\bjournal (?:local|independant|regional)\b|\bredaction\b|\bactualite locale\b"
    r"|\b(?:lokaal|lokale|regionaal|plaatselijk) (?:nieuws|krant|nieuwsblad)\b|\bredactie\b"
    r"|本地新闻|新闻网|报社|報社|记者|記者"
)
PUPILS_PRESS = re.compile(
    r"\bstudents?[ -](?:run|led|newspaper|news|publication|journalis\w*|media|reporters?|produced"
    r"|radio|tv|podcast|paper|magazine)|\bby (?:the )?students\b"
    r"|\b(?:school|hs|high|middle) (?:s )?(?:newspaper|news|yearbook|magazine|paper|podcast)"
    r"|\b(?:newspaper|magazine|paper|journalism|news|radio|publication) (?:of|at|for|from)"
    r" [^.!?]{0,40}\b(?:high|middle|school|hs)\b|\bperiodico (?:escolar|estudiantil)"
    r"|\bjournal (?:de l ecole|etudiant|lyceen)|\bschoolkrant|校报|校報|学生记者|校园"
)
GOSSIP_NAME = re.compile(
    r"\b(?:crush(?:es)?|confess(?:es|ions?)|gossip|rumou?rs|secrets|rants|hot ?takes"
    r"|shit ?posts?|roasts?"
    r"|barstool|over ?heard|spotted|sightings|(?:missed|lost) connections|affirmations|compliments"
    r"|spill(?:ing)? the tea|the tea|out of context|no context|slouch(?:es|ers)|nappers|sleepers"
    r"|sleeping|asleep|hotties|baddies|smash or pass|vapes|matchmaker|bathrooms"
    r"|toilets|urinals"
    r"|bad parking|parking ?jobs|secretos|quemones|ragots|potins|balance ton|geheimen|roddels)\b"
    r"|\bfights$|\b(?:rate|ratings? of|judge) ?(?:my|ur|your|the)|墙|牆|捞人|撈人"
)
"""How pages call themselves on which pupils write of each other, or make fun of the school."""
GOSSIP_HANDLE = re.compile(
    r"crushes|confess|gossip|rumou?rs$|overheard|spottedat|barstool|outofcontext"
    r"|affirmations|ratemy"
    r"|badparking|parkingjobs|spillthetea|shitpost|slouch|hotties|missedconnections|fights$"
)
_ANON = r"(?:anon(?:ymous(?:ly)?)?|anonim[oa]s?|anonyme(?:ment|s)?|anoniem)"
_SEND = r"(?:submi(?:t|ssions)|send|dm|dms|post|posts|form|ask|box|dump|envia|envoie|stuur)"
GOSSIP = re.compile(
    rf"\b{_SEND}\b[^.!?]{{0,40}}\b{_ANON}\b|\b{_ANON}\b[^.!?]{{0,40}}\b{_SEND}\b"
    rf"|\b(?:all|100%|fully|completely|totally|kept|stay|always) {_ANON}\b"
    r"|\bngl\.link\b|\btellonym\b|\bcuriouscat\b|\bsayat\.me\b"
    r"|\b(?:send|dm|submit) (?:in )?(?:ur|yr|me ur)\b|\bnot (?:a|an) (?:real"
    r"|actual) (?:school|account)\b"
    r"|\bnot (?:the|a) school(?: s)?(?: account| page)?\b|匿名投稿|匿名提问"
)
"""What such pages ask for."""
REPORTING = re.compile(r"\b(?:tip ?lines?|hot ?lines?|report|bully\w*|safe\w*|crisis|threats?)\b")
"""Beside these words a school itself asks for word from people who stay unnamed."""
PERSON = re.compile(
    r"\b(?:she|he|they)/(?:her|him|hers|his|them|they|she|he)\b|\b(?:ella|elle)/(?:la"
    r"|elle|ella|her)\b"
    r"|\b(?:senior|junior|sophomore|freshman|frosh|teacher|coach|student|pupil|counselor|nurse"
    r"|librarian|principal|para|sub|teaching|coaching|kid|alum) ?@ "
    r"|\b(?:snap|sc) ?[:=] ?[a-z]"
    r"|\b[4-7]\'\d{1,2}\b|\brts?\b[^.!?]{0,12}\bendorsements?\b"
)
"""What only a person writes, whatever name stands above it."""
ORGANISED = re.compile(
    r"\b(?:we|us|our|ours|welcome|join|follow|tickets?|schedules?|results|scores|home of|official"
    r"|account|page|news|updates?|newspaper|newsletter|magazine|publication|podcast|show"
    r"|students of"
    r"|for (?:students|families|parents)|meetings?|practice|tryouts|roster|by students"
    r"|student-run|since (?:19|20)\d\d|est\b|auditions?|concerts?|performances?|games|shows|members"
    r"|frc|ftc|vex|apply|register|submissions?|open to all|booking|donate)\b"
)
"""What those write who speak for more than themselves."""
NO_PERSON = re.compile(
    r"^(?:the|el|la|le|les|de|het) |\b(?:times|talk|voice|post|press|ledger|lantern|echo"
    r"|beat|stars?"
    r"|guard|crew|squad|singers|players|strings|steppers|pride|spirit|power|elite|review"
    r"|quill|gazette"
    r"|herald|tribune|courier|report|weekly|daily|journal|live|tv|radio|media|studio|productions"
    r"|school|academy|schools|house|hall|field|court|arena|network|project|fund|fest|festival)\b"
)
"""Words in names that are nobody's name."""
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
FANS_NAME = re.compile(r"\b(?:student section|super ?fans?|nation|crazies|dawg pound|die hards?)\b")
"""How the crowd in the stands calls itself."""
