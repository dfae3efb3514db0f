"""The filter as people type it: `消防 bureau:保安局 due:<2024Q3 status:done -tag:會議`.

    query   := { term }
    term    := [ "-" ] ( words | name ":" condition )
    condition := "empty"                                  nothing is there
               | value { "," value }                      one of some values, or words in a text
               | [ "<" | "<=" | ">" | ">=" | "=" | "<>" ] ( time | number )
               | [ time ] ".." [ time ] | number ".." number
               | "this quarter" | "next 30 days" | ...    moves with the present day
               | ( "contains" | "starts" | "ends" | "is" ) ":" words
               | "in" ":" value { "," value }             exactly one of some stored values
    value   := words | "#" stored value | "?" name of an organisation that is not known

Words must occur; a minus in front turns a term round; quotation marks keep blanks, colons and
commas together and take every word as it is; a doubled mark inside them stands for itself. Names
and values are taken in Chinese, both scripts, and in English, whatever the screen shows.
`written` writes every condition so that `parse` reads the same one.
"""

from app.wording.query_language.lexing import terms
from app.wording.query_language.names import field_names
from app.wording.query_language.parsing import Titles, parse
from app.wording.query_language.writing import Writer, written

__all__ = ["Titles", "Writer", "field_names", "parse", "terms", "written"]
