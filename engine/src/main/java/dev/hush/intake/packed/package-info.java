/** Many events in little memory, in the order of time. */
@NullMarked
package dev.hush.intake.packed;

import org.jspecify.annotations.NullMarked;
