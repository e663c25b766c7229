# What notifications and the tray say outside the window.

tray-open = Open Ebbline
tray-quick = New entry
tray-lock = Lock now
tray-quit = Quit
tray-pause = Pause reminders until tomorrow
tray-resume = Reminders again

# A reminder tells nothing about itself, unless the person wants that.
notice-one = A reminder.
notice-open = Open
notice-done = Done
notice-snooze = In { $minutes } minutes
notice-locked = Reminders begin once the journal is opened.
notice-test = This is how a reminder arrives.
