/** Shows a run while it goes on: in place on a terminal, line by line elsewhere, as JSON for machines. */
@NullMarked
package io.tidemark.cli.progress;

import org.jspecify.annotations.NullMarked;
