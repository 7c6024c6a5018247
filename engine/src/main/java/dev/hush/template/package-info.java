/** Reads, checks and renders what a workspace says: the only user of Jinjava, MJML and jsoup. */
@NullMarked
package dev.hush.template;

import org.jspecify.annotations.NullMarked;
