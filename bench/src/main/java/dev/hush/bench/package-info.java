/** How fast Hush is: load programs and microbenchmarks, run by hand and never part of the product. */
@NullMarked
package dev.hush.bench;

import org.jspecify.annotations.NullMarked;
