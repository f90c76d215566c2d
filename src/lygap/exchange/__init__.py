"""Other programs' forms of data: sheets that are read into a plan, and what a plan is written as."""
