/** What merging costs at the centre, and whether its memory stays flat. */
@NullMarked
package io.tidemark.bench.centre;

import org.jspecify.annotations.NullMarked;
