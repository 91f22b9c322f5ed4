"""Where the marks eye learns to judge: invented marks on invented pictures, drawn here."""
