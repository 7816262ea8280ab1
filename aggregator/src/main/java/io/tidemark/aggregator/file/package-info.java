/** Files that are there as a whole or not at all. */
@NullMarked
package io.tidemark.aggregator.file;

import org.jspecify.annotations.NullMarked;
