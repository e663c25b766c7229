# What the charts of frequency, amounts, response and exposure say.
