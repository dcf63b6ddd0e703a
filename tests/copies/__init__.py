"""Two copies of the dashboard over two PostgreSQL servers, as `deploy` has them."""
