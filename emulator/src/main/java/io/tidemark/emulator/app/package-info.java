/** An emulated application: what it is called by, and where it stands. */
@NullMarked
package io.tidemark.emulator.app;

import org.jspecify.annotations.NullMarked;
