# The window: plans and reminders.

error-plan-refused = Der Plan lässt sich so nicht einhalten. Es wurde nichts geändert.
