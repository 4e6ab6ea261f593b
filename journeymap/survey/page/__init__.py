"""The questionnaire as a web page of one's own."""
