# The window: what holds for this computer, and the small window for quick entry.

settings-device = This computer
device-where = These choices lie unencrypted beside the journal, because they are needed while it is locked. They say nothing about your entries.

lock-after = Lock when nobody is there
lock-after-hint = The journal is always locked when the computer sleeps and when the screen is locked, as far as the desktop tells.
lock-after-minutes = after { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
lock-never = never

hot-key = Keys for a new entry from anywhere
hot-key-hint = Press the keys you want, or write them, such as Ctrl+Alt+J.
hot-key-on = Open the small entry window with these keys
hot-key-taken = Another program already uses these keys. Please choose others.
hot-key-not-allowed = This desktop (Wayland) does not let programs take keys for themselves. In the settings of your desktop, give keys of your choice to the command “ebbline-desktop --quick”: that opens the small window.
hot-key-failed = These keys cannot be used on this keyboard or desktop.
reason-not-a-hot-key = such keys are not known
reason-needs-modifier = Ctrl, Alt or the system key has to be among the keys
reason-not-a-choice = this cannot be chosen
field-hot-key = Keys for a new entry
field-lock-after-minutes = Lock when nobody is there

background = Stay in the background when the window is closed
background-hint = The journal stays open until it locks. Start Ebbline again, or use the icon in the tray, to see the window.
tray-no-library = There is no icon in the tray: the library libayatana-appindicator is not installed. Start Ebbline again to see the window.
tray-no-place = This desktop may not show icons of programs. Start Ebbline again to see the window.
tray-failed = The icon in the tray could not be made. Start Ebbline again to see the window.

autostart = Start with the session, without a window
autostart-hint = The journal stays locked until you open it. Until then, reminders cannot be read and do not come.
reminder-words = Notifications say what the reminder says
reminder-words-hint = Otherwise they only say that there is one. While the journal is locked they never say more.
try-notification = Try a notification
tried-taken = It was handed to the desktop. If nothing appeared, the desktop keeps notifications quiet.
tried-nobody = Nothing on this desktop shows notifications. Reminders that came up stand in the window.
tried-unknown = There was no answer.

quick-close = Enter or Escape closes this window.
