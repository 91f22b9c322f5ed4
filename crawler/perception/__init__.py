"""What pictures show: one file per eye."""
