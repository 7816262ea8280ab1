/** The emulator while it runs: what each path answers, and what is counted. */
@NullMarked
package io.tidemark.emulator.serve;

import org.jspecify.annotations.NullMarked;
