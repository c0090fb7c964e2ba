"""The process of a call: `python -m ui.call.main`, started by a window when it rings and gone when the call is over.

It alone loads Qt WebEngine: so a tablet gets the memory back, and what a page does cannot reach the program. It speaks
lines of JSON over its standard input and output, and knows nothing of the hub, of names, or of who is called.
"""
