"""Results of Kith, as files and as tables: what is read, what it is called, how it is made."""
