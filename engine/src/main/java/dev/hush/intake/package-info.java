/** Reads customer events from text: CloudEvents in JSON, lines of them, and tables by a mapping. */
@NullMarked
package dev.hush.intake;

import org.jspecify.annotations.NullMarked;
