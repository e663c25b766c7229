# Plans, their previews and warnings, and the texts of reminders.
