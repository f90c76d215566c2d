"""What a plan and its observed values say, and which of the values counts."""
