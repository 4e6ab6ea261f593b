"""The capture screen in a browser on this machine, for one person, and for nobody else."""
