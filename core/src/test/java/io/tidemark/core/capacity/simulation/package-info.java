/** Services with known capacity, and a fleet that searches for it: what the statistics are tried against. */
@NullMarked
package io.tidemark.core.capacity.simulation;

import org.jspecify.annotations.NullMarked;
