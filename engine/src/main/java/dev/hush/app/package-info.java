/** Command line, settings and wiring; nobody imports it. */
@NullMarked
package dev.hush.app;

import org.jspecify.annotations.NullMarked;
