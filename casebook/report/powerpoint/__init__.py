"""The slides for PowerPoint, Keynote, WPS and LibreOffice: the same deck as the HTML slides, as shapes that a person can edit."""
