/** The bell and the campaigns' schedules; the only package that knows Quartz. */
@NullMarked
package dev.hush.quartz;

import org.jspecify.annotations.NullMarked;
