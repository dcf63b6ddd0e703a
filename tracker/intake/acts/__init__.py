"""What writes: a plan committed, values taken back, a batch undone, a mapping remembered."""
