# The window: reading charts.
