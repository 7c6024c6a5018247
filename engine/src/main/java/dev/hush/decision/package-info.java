/** Whether, what, when and why: a function from a situation to decisions. */
@NullMarked
package dev.hush.decision;

import org.jspecify.annotations.NullMarked;
