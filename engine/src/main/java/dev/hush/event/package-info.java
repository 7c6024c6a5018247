/** What happened: customer events and how each type is declared. */
@NullMarked
package dev.hush.event;

import org.jspecify.annotations.NullMarked;
