"""The life of an account: signs of it, its rhythm, who can still log in, and its family. Pure."""
