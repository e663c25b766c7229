# The window: recording, finding and mending entries.
