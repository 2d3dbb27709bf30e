/// The benchmark: makes a library of any size, measures what a reader waits for, and does the same
/// work in SQLite with FTS5 beside it. `README.md` says how to run it.
package etools.bench;
