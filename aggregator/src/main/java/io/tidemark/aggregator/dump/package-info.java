/** A run on disk, complete enough that every report can be made again from it. */
@NullMarked
package io.tidemark.aggregator.dump;

import org.jspecify.annotations.NullMarked;
