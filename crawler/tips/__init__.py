"""The tip line: mails from anybody that name accounts nobody registered."""
