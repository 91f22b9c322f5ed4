"""Real programs of others, started on loopback, to run the main job on."""
