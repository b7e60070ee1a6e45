"""What results say: differences, intervals, value for money, and how sure that is."""
