/** What we may do: purposes, channels and the lawful basis of each word we say. */
@NullMarked
package dev.hush.consent;

import org.jspecify.annotations.NullMarked;
