"""The grammar of deadlines: words to tokens, tokens to periods, periods and relations to readings.

`tokens` knows the words, `periods` the calendar, `relations` what 前, 內, 起 do to a period, and
`reader` puts them together in the order in which they stand in a sentence.
"""
