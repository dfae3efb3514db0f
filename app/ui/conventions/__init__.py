"""What words of time mean to the office: the dialog that shows it and proposes changes."""
