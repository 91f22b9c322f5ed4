"""What offices call the columns of a register, in five languages. Pure.

English, Spanish, French, Dutch and Chinese; each phrase is compared as `words.fold` gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from crawler.register.fields import Field
from crawler.register.words import fold

_ALIASES: Mapping[Field, str] = {
    Field.PLATFORM: """platform | network | social network | social media | service
        | site type | channel | type of account | social media platform | tool | plataforma
        | red social | plateforme | réseau social | réseau | netwerk | sociaal netwerk
        | medium | 平台 | 社交平台 | 网络平台""",
    Field.HANDLE: """handle | user name | username | user | account handle
        | handle name | screen name | user id | social media handle | @ | usuario
        | nombre de usuario | nom d'utilisateur | identifiant | pseudo | gebruikersnaam
        | 用户名 | 账号 | 帐号""",
    Field.NAME: """account name | name | display name | page name | title
        | profile name | channel name | name of account | account title | nombre de la cuenta
        | nombre | nom du compte | nom | naam | accountnaam | naam van het account | 账户名称
        | 账号名称 | 名称""",
    Field.URL: """site url | url | link | address | web address | account url
        | page url | profile url | website | web site | link to account | account link | site
        | enlace | dirección | dirección web | lien | adresse | adresse web | adres | webadres
        | koppeling | 网址 | 链接 | 地址""",
    Field.KIND: """kind | type | account type | account kind | category
        | kind of account | tipo | tipo de cuenta | categoría | genre | type de compte
        | catégorie | soort | soort account | 类型 | 账号类型 | 类别""",
    Field.UNIT: """unit | school | department | school or department
        | school department | building | team | club | group | organization | site name
        | location | program | programme | school name | part of | escuela | departamento
        | unidad | école | établissement | service scolaire | unité | dienst | afdeling
        | eenheid | 学校 | 部门 | 单位""",
    Field.STATUS: """status | account status | state | active | estado | état | statut
        | toestand | 状态""",
    Field.APPROVED_BY: """approved by | approver | approval | approval by | authorized by
        | authorised by | approving administrator | aprobado por | autorizado por
        | approuvé par | autorisé par | goedgekeurd door | 批准人 | 审批人""",
    Field.APPROVED_ON: """date approved | approved on | approval date | approved date
        | date of approval | approved at | fecha de aprobación | aprobado el
        | date d'approbation | approuvé le | goedgekeurd op | datum goedkeuring | 批准日期
        | 审批日期""",
    Field.CREATED_ON: """date created | created on | creation date | created | date opened
        | opened on | account created | start date | fecha de creación | creado el
        | date de création | créé le | aangemaakt op | datum aangemaakt | 创建日期 | 开通日期""",
    Field.OPENED_WITH: """opened with | registration email | account email
        | email on account | email used | login email | email address used | sign up email
        | email for account | email associated | correo de registro | correo de la cuenta
        | e-mail du compte | adresse du compte | e-mail van het account | geopend met
        | 注册邮箱 | 账号邮箱""",
    Field.CADENCE: """cadence days | cadence | how often do you post | posting frequency
        | frequency | how often | posts | update frequency | expected frequency
        | post frequency | frecuencia | frecuencia de publicación | fréquence
        | fréquence de publication | frequentie | hoe vaak | 发布频率 | 频率 | 更新频率""",
    Field.PURPOSE: """purpose | description | goal | use | audience | about
        | notes on purpose | reason | propósito | finalidad | objetivo | but | objet
        | objectif | doel | 目的 | 用途""",
    Field.REVIEW_DUE: """review due | next review | review date | review by | renewal date
        | renew by | expires | fecha de revisión | próxima revisión | date de révision
        | prochaine révision | herziening | volgende herziening | 复审日期 | 审查日期""",
    Field.DISCLOSED_BY: """disclosed by | disclosing employee | employee | employee name
        | disclosure by | divulgado por | declarado por | déclaré par | gemeld door | 披露人
        | 申报人""",
    Field.DISCLOSED_YEAR: """disclosure year | disclosed year | year disclosed
        | year of disclosure | disclosure | año de divulgación | année de déclaration
        | jaar van melding | 披露年份 | 申报年份""",
    Field.CUSTODY_BY: """credentials deposited by | deposited by | password deposited by
        | login deposited by | credentials given by | credenciales depositadas por
        | identifiants déposés par | inloggegevens gedeponeerd door | 凭据交存人 | 密码交存人""",
    Field.CUSTODY_PLACE: """credentials place | credentials location | credentials kept
        | where are the credentials | password location | password kept in | password vault
        | where is the password kept | custody | credentials on file
        | lugar de las credenciales | lieu des identifiants | bewaarplaats inloggegevens
        | 凭据存放处 | 密码存放处""",
    Field.CUSTODY_ON: """credentials deposited on | deposited on | date deposited
        | password deposited on | custody date | credenciales depositadas el
        | identifiants déposés le | gedeponeerd op | 凭据交存日期 | 密码交存日期""",
    Field.RECOVERY: """recovery e-mail | recovery email | recovery address | reset email
        | password reset email | backup email | correo de recuperación
        | courriel de récupération | hersteladres | 恢复邮箱""",
    Field.RECOVERY_WORKS: """recovery works | recovery checked | recovery tested
        | reset works | recuperación funciona | récupération vérifiée | herstel werkt
        | 恢复邮箱有效""",
    Field.LOGO_BY: """logo permission by | logo permission | logo granted by
        | logo approved by | permission logo | permiso de logo | autorisation logo
        | toestemming logo | 标志许可""",
    Field.LOGO_UNTIL: """logo permission until | logo until | logo permission expires
        | permiso de logo hasta | autorisation logo jusqu'au | toestemming logo tot
        | 标志许可至""",
    Field.LOGO_MARK: "logo permission mark | logo mark | which logo | permitted logo | mark",
    Field.OFFICIAL_BY: """official capacity permission by | official capacity permission
        | official capacity | official permission | spokesperson permission | 官方身份许可""",
    Field.OFFICIAL_UNTIL: """official capacity permission until | official capacity until
        | official until""",
    Field.PHOTOS_BY: """photo permission by | photo permission | photos permission
        | photos granted by | photo consent | permiso de fotos | autorisation photos
        | toestemming foto's | 照片许可""",
    Field.PHOTOS_UNTIL: "photo permission until | photos until | photo permission expires",
    Field.MORE_PERMISSIONS: "further permissions | permissions | other permissions",
    Field.PLATFORM_ID: "platform id | account id | page id | channel id | profile id",
}


@lru_cache(maxsize=1)
def aliases() -> Mapping[str, Field]:
    """Give every known title of a column, folded, with its field."""
    table = {fold(field.value): field for field in _ALIASES}
    for field, phrases in _ALIASES.items():
        for phrase in phrases.split("|"):
            table.setdefault(fold(phrase) or phrase.strip(), field)
    return table
