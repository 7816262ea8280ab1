/** Drives a fleet through a search. */
@NullMarked
package io.tidemark.sizing.search;

import org.jspecify.annotations.NullMarked;
