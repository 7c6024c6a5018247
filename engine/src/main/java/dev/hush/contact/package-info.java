/** What we said before, and so how often a customer was interrupted. */
@NullMarked
package dev.hush.contact;

import org.jspecify.annotations.NullMarked;
