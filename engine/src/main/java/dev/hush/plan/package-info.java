/** What we now owe: outreach, follow-ups, deferrals and tasks, all as data. */
@NullMarked
package dev.hush.plan;

import org.jspecify.annotations.NullMarked;
