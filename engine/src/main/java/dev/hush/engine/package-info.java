/** Look, decide, plan, commit, act: the shell around the core, and its ports. */
@NullMarked
package dev.hush.engine;

import org.jspecify.annotations.NullMarked;
