"""Documents: a Snapshot becomes a plan van aanpak or a besluitenlijst, in docx or odt."""
