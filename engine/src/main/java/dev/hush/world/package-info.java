/** What is known about places: zones of phone numbers and countries, public holidays. */
@NullMarked
package dev.hush.world;

import org.jspecify.annotations.NullMarked;
