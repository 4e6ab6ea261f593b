"""What comes back from the survey, whichever tool hands it back."""
