"""What every page stands in: the visit, who is there, messages, search, the frame and the addresses of charts."""
