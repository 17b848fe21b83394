"""The faces: what readers see on Telegram and in the terminal. Text in, one call to the Librarian, a reply out."""
