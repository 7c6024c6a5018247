/** Workspace files: finding them, reading YAML and CSV with places, and telling every fault at once. */
@NullMarked
package dev.hush.file;

import org.jspecify.annotations.NullMarked;
