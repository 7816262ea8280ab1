/** Reads the files that describe backends. */
@NullMarked
package io.tidemark.emulator.file;

import org.jspecify.annotations.NullMarked;
