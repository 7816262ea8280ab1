/** What survives the end of the process, so that no servo needs to begin anew: snapshots, and journals of what changed since. */
@NullMarked
package io.tidemark.emulator.keep;

import org.jspecify.annotations.NullMarked;
