/** The customer's own pages: stop, preferences, why, confirm; what they show, and what a POST changes. */
@NullMarked
package dev.hush.pages;

import org.jspecify.annotations.NullMarked;
