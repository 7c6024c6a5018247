/** Old events under a workspace's rules, in virtual time: replay and cases. */
@NullMarked
package dev.hush.replay;

import org.jspecify.annotations.NullMarked;
