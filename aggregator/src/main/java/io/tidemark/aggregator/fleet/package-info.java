/** The workers of a run, wherever they are. */
@NullMarked
package io.tidemark.aggregator.fleet;

import org.jspecify.annotations.NullMarked;
