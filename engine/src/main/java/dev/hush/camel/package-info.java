/** Routes, HTTP and delivery: the hush: component; the only package that knows Camel, Vert.x and mail. */
@NullMarked
package dev.hush.camel;

import org.jspecify.annotations.NullMarked;
