/** What might be said: proposals, the occasions they belong to and what they may cost. */
@NullMarked
package dev.hush.offer;

import org.jspecify.annotations.NullMarked;
