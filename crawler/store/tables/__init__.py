"""The whole schema, one module for each part of the house's memory.

places.py    districts, units, marks, people, approved tools, opt-outs
register.py  accounts and what the register says of them
visits.py    sweeps, visits, reviews by hand, tests of the readers
brought.py   captures, snapshots, posts, pictures: what visits brought
judged.py    findings, decisions, leads, judgements
found.py     questions to platforms, accounts that are left alone, rows put together
told.py      digests, deliveries, jobs, leadership
consents.py  permissions for photos, the district's calendar, that instructions were asked for
upkeep.py    staff directory, steps in accounts' lives, claims, tips
matters.py   cases: what is done about one account, step by step

Every table belongs to a district, except `image` (facts about bytes, which are the same whoever
shows them) and `leadership` (which of our processes does the work). Where a row belongs to an
account, the foreign key holds both the account and its district, so that a row can never stand in
another district than its account.
"""
