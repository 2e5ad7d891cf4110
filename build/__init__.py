"""HOW it is made: plan, set, paint, write."""
