/** Reads customer events: CloudEvents in JSON as they come in, and files of lines and tables by their mappings. */
@NullMarked
package dev.hush.intake;

import org.jspecify.annotations.NullMarked;
