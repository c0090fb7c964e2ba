"""The machine that a tablet is: its power, sound, screen and network, who keeps the program running on it, and the code
by which staff get past it. No person's words come here."""
