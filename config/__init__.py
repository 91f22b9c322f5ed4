"""What we decided: settings of one installation, and the policies it judges by."""
