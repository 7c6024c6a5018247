/** What we saw and decided, kept so that every answer can be explained. */
@NullMarked
package dev.hush.journal;

import org.jspecify.annotations.NullMarked;
