/** Sizings and comparisons in lists of runs. */
@NullMarked
package io.tidemark.sizing.store;

import org.jspecify.annotations.NullMarked;
