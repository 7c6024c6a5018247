/** The store over SQL: SQLite beside the engine, or PostgreSQL for several nodes. */
@NullMarked
package dev.hush.store;

import org.jspecify.annotations.NullMarked;
