"""What each page shows of a problem, as a Board: values in, blocks out, no formula of its own."""
