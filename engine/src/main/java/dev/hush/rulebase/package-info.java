/** Reads, checks and compiles rules/; the only package that knows Drools. */
@NullMarked
package dev.hush.rulebase;

import org.jspecify.annotations.NullMarked;
