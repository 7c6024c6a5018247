/** Addresses as things of their own: their normal form, and the keyed hash by which they are known. */
@NullMarked
package dev.hush.address;

import org.jspecify.annotations.NullMarked;
