/** Who this is now: the aggregate of one customer, and how it learns from events. */
@NullMarked
package dev.hush.customer;

import org.jspecify.annotations.NullMarked;
