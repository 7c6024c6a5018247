/** What can be known of rules without running them: those that never fire, are always beaten, or speak to the same person. */
@NullMarked
package dev.hush.rulebase.overlap;

import org.jspecify.annotations.NullMarked;
