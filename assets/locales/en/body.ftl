# What the charts of symptoms, mood, strategies and comparisons say.
