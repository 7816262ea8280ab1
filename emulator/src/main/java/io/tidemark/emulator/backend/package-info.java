/** A backend as its file describes it: paths, names, events, commands, and what is answered. */
@NullMarked
package io.tidemark.emulator.backend;

import org.jspecify.annotations.NullMarked;
