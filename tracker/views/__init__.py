"""What a page asks for, as plain frozen rows and frames; `today` is always a parameter."""
