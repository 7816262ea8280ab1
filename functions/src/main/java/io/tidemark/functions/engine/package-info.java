/** Sends requests over pinned connections and says how each ended. */
@NullMarked
package io.tidemark.functions.engine;

import org.jspecify.annotations.NullMarked;
