# The window: plans and reminders.
