"""Tables, engine, migrations, queries, history and backup: the only room that knows SQL."""
