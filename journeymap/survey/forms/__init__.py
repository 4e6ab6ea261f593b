"""The questionnaire in the forms in which it goes out, one file a form."""
