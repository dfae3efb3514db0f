"""The grammar of deadlines: words to tokens, tokens to periods, periods and relations to readings.

For Chinese and English each: `*_words` knows the words, `*_units` how they name a stretch of the
calendar, and `chinese`, `english` put them together in the order in which they stand in a sentence.
Both share `periods` (the calendar), `relations` (by, within, from), `stretches` (三年內) and what a
reading is; `reader` is the door.
"""
