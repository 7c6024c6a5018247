/** The store for tests, cases and replay: plain maps, gone with the process. */
@NullMarked
package dev.hush.memory;

import org.jspecify.annotations.NullMarked;
