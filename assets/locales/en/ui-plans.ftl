# The window: plans and reminders.

error-plan-refused = The plan cannot be followed like this. Nothing was changed.
