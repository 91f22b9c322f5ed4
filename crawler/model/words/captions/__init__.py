"""What a caption shows: students, events, and what gives a student away."""
